import { Group, Row } from "./row";

/** Rows that differ in their address only become one, where the first of them was. */
export function merged(group: Group): Group {
  const alike = new Map<string, Row[]>();
  for (const row of group.rows) {
    const key = row.likeness();
    const rows = alike.get(key);
    if (rows === undefined) alike.set(key, [row]);
    else rows.push(row);
  }
  return { ...group, rows: [...alike.values()].map(oneOf) };
}

function oneOf(rows: readonly Row[]): Row {
  const [first, ...others] = rows;
  if (first === undefined) throw new Error("nothing to merge");
  if (others.length === 0) return first;
  return { ...first, others: others.map(({ origin }) => origin.address ?? origin.stack ?? "") };
}
