import { Group, Row } from "./row";

/**
 * Rows that differ in their address only become one, where the first of them was.
 *
 * @param least - how many have to be alike.
 */
export function merged(group: Group, least = 2): Group {
  const kin = grouped(group.rows, ({ kin }) => kin ?? "");
  const alike = kin.flatMap((rows) => (rows.length === 1 ? [rows] : grouped(rows, (row) => row.likeness())));
  const places = new Map(group.rows.map((row, index) => [row, index]));
  const place = ([first]: readonly Row[]) => (first === undefined ? 0 : (places.get(first) ?? 0));
  return {
    ...group,
    rows: alike
      .flatMap((rows) => (rows.length < least ? rows.map((row) => [row]) : [rows]))
      .sort((a, b) => place(a) - place(b))
      .map(oneOf),
  };
}

function grouped(rows: readonly Row[], keyOf: (row: Row) => string): (readonly Row[])[] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return [...groups.values()];
}

function oneOf(rows: readonly Row[]): Row {
  const [first, ...others] = rows;
  if (first === undefined) throw new Error("nothing to merge");
  if (others.length === 0) return first;
  return { ...first, others: others.map(({ origin }) => origin) };
}
