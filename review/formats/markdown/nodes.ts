import { Words } from "../text";

/**
 * Words as Markdown has them. Words of ours hold nothing that Markdown would read; literals become code, where neither
 * Markdown nor a forge reads anything: no mark-up, no mention, no link, no emoji.
 */
export function inline(words: Words): string {
  return words.map((word) => (typeof word === "string" ? word : codeSpan(word.code))).join("");
}

/** Words that begin a line, where a number with a dot behind it would begin a list. */
export function beginning(words: Words): string {
  return inline(words).replace(/^(\d+)([.)])/u, "$1\\$2");
}

/** Bold words of ours. */
export function strong(words: string): string {
  return `**${words}**`;
}

/**
 * Code of one line: its fence is longer than every run of backticks in it.
 *
 * @see https://spec.commonmark.org/0.31.2/#code-spans
 */
function codeSpan(code: string): string {
  const fence = "`".repeat(longestRun(code) + 1);
  // A space at both ends is taken away again, which keeps backticks and spaces at an end.
  const room = /^`|`$|^ .*[^ ].* $/u.test(code) ? " " : "";
  return `${fence}${room}${code}${room}${fence}`;
}

/**
 * A block of code, indented as a part of the item of a list.
 *
 * @param lines of which none holds the end of a line
 */
export function fenced(language: string, lines: readonly string[], indent: string): string {
  const fence = "`".repeat(Math.max(3, ...lines.map((line) => longestRun(line) + 1)));
  return [`${fence}${language}`, ...lines, fence].map((line) => indent + line).join("\n");
}

/**
 * A table; the first row is its heading. A stroke within code would end a cell.
 *
 * @see https://github.github.com/gfm/#tables-extension-
 */
export function table(rows: readonly (readonly Words[])[], align: readonly ("left" | "right")[]): string {
  const cell = (words: Words) => inline(words).replace(/\|/gu, "\\|");
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  const [heading = [], ...body] = rows.map((cells) => line(cells.map(cell)));
  const rule = line(align.map((side) => (side === "left" ? ":--" : "--:")));
  return [heading, rule, ...body].join("\n");
}

function longestRun(text: string): number {
  if (!text.includes("`")) return 0;
  return Math.max(...(text.match(/`+/gu) ?? []).map((run) => run.length));
}
