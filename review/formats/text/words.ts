import { cut, visible } from "./visible";

/** Something from a plan, to be shown as it is and never read as part of a format. */
export interface Literal {
  /** One line in which everything can be seen. */
  readonly code: string;
}

/** A sentence: words of ours, and literals. The words of ours hold nothing that any format could take for its own. */
export type Words = readonly (string | Literal)[];

/** Characters of a literal in a sentence: what is longer loses its middle. */
export const LITERAL_LIMIT = 160;

/**
 * A literal of some text of a plan.
 *
 * @param limit of its characters @default - enough for a long address
 */
export function code(text: string, limit = LITERAL_LIMIT): Literal {
  // Cut before looking at each character: a value may be megabytes long.
  const shown = visible(text.length > limit * 4 ? cut(text, limit * 2) : text);
  return { code: shown === "" ? '""' : cut(shown, limit) };
}

/**
 * Words between spaces that mean nothing to Markdown, HTML or a forge. Letters and digits of any script with the
 * punctuation of prose around them; a word of hexadecimal digits could name a commit.
 */
const PLAIN =
  /^[("“]?(?![0-9a-f]{7,}\b)(?:[\p{L}\p{N}]+(?:['’][\p{L}]+)*(?:-[\p{L}]+)*|\d+(?:[.,]\d+)+)%?[)"”]?[.,;:!?]?$/u;

/** Characters of the longest word that is one: longer ones are something else, and break no line. */
const LONGEST_WORD = 40;

const DASH = /^[–—→·×%]$/u;

/** Something in backticks with what is behind it, or what is between two spaces. */
const TOKEN = /`[^`]+`\S*|\S+/gu;

/** What closes a sentence or a part of it, behind something that is not plain. */
const CLOSING = /^(.*[^.,;:!?])([.,;:!?])$/su;

/**
 * Prose that somebody else wrote, such as the message of a rule with values in it. Words stay words; everything that is
 * not plainly a word becomes a literal: addresses, mentions, links, mark-up.
 */
export function prose(text: string, limit = 2_000): Words {
  const words: (string | Literal)[] = [];
  const line = visible(
    cut(text, limit * 4)
      .replace(/\s+/gu, " ")
      .trim(),
  );
  for (const [token] of cut(line, limit).matchAll(TOKEN)) {
    const space = words.length > 0 ? " " : "";
    const isWord = token.length <= LONGEST_WORD && PLAIN.test(token);
    if (isWord || DASH.test(token)) words.push(space + token);
    else words.push(...(space === "" ? [] : [space]), ...literalOf(token));
  }
  return joined(words);
}

function literalOf(token: string): Words {
  const unquoted = /^`([^`]+)`([.,;:!?]?)$/u.exec(token);
  if (unquoted !== null) return [code(unquoted[1] ?? ""), unquoted[2] ?? ""];
  const closed = CLOSING.exec(token);
  return closed === null ? [code(token)] : [code(closed[1] ?? ""), closed[2] ?? ""];
}

/** Neighbouring words in one string. */
export function joined(words: Words): Words {
  const result: (string | Literal)[] = [];
  for (const word of words) {
    const last = result.at(-1);
    if (typeof word === "string" && typeof last === "string") result[result.length - 1] = last + word;
    else if (word !== "") result.push(word);
  }
  return result;
}

/** Words as one line of plain text, literals as they are. */
export function plain(words: Words): string {
  return words.map((word) => (typeof word === "string" ? word : word.code)).join("");
}

/** Several sentences or parts, with something between them. */
export function between(parts: readonly Words[], separator: string): Words {
  return joined(parts.flatMap((part, index) => (index === 0 ? part : [separator, ...part])));
}

/** `1 resource`, `2 resources`, `1,200 resources`. */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${whole(number)} ${number === 1 ? one : many}`;
}

/** A whole number with its thousands apart. */
export function whole(number: number): string {
  return String(number).replace(/\B(?=(\d{3})+$)/gu, ",");
}
