import { Group } from "../reading";
import { DETAIL_LINES, rowMarkdown, untoldDetails } from "./row";

/** Rows of a group as far as there is room for them. */
export interface FoldedGroup {
  readonly rows: readonly string[];

  /** Resources and findings that no row is left for, those merged into a row counted one by one. */
  readonly leftOut: number;

  /** Rows whose details are not, or not all, shown. */
  readonly withoutDetails: number;
}

/**
 * Puts the rows of groups into some room. Rows go before details, and what is more important before what is less:
 * first every row as short as it can be, as long as there is room, then the details of one after the other.
 *
 * @param groups the most important first
 * @param room in characters, for rows and the ends of their lines
 */
export function fold(groups: readonly Group[], room: number): readonly FoldedGroup[] {
  const texts: string[][] = groups.map(() => []);
  let left = room;
  let full = false;
  for (const [place, group] of groups.entries()) {
    for (const row of group.rows) {
      if (full) break;
      const text = rowMarkdown(row, 0);
      full = text.length + 1 > left;
      if (full) break;
      left -= text.length + 1;
      texts[place]?.push(text);
    }
  }
  const detailed = groups.map(() => 0);
  let tight = false;
  for (const [place, group] of groups.entries()) {
    const shown = texts[place] ?? [];
    for (const [index, short] of shown.entries()) {
      const row = group.rows[index];
      if (row === undefined || tight) break;
      const text = withDetails(short, left, (lines) => rowMarkdown(row, lines));
      tight = text === undefined;
      if (text === undefined) break;
      left -= text.length - short.length;
      shown[index] = text;
      detailed[place] = index + 1;
    }
  }
  return groups.map((group, place) => {
    const rows = texts[place] ?? [];
    const missing = group.rows.slice(rows.length);
    const bare = group.rows.slice(detailed[place], rows.length);
    return {
      rows,
      leftOut: missing.reduce((sum, row) => sum + 1 + (row.others?.length ?? 0), 0),
      withoutDetails: bare.filter((row) => row.others !== undefined || untoldDetails(row).length > 0).length,
    };
  });
}

/** A row with its details; with fewer of them where there is little room; nothing when there is room for none. */
function withDetails(short: string, room: number, render: (lines: number) => string): string | undefined {
  for (let lines = DETAIL_LINES; lines >= 1; lines = Math.floor(lines / 2)) {
    const text = render(lines);
    if (text.length - short.length <= room) return text;
  }
  return undefined;
}
