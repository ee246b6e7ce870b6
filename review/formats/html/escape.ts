import { visible, Words } from "../text";

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
  "`": "&#96;",
};

/** A text as text of a page or of an attribute in quotes. */
export function escaped(text: string): string {
  return visible(text).replace(/[&<>"'`]/gu, (character) => ENTITIES[character] ?? character);
}

/** Words, with literals in code. */
export function wordsHtml(words: Words): string {
  return words
    .map((word) => (typeof word === "string" ? escaped(word) : `<code>${escaped(word.code)}</code>`))
    .join("");
}
