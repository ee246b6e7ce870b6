/** What stands in a text instead of a secret: always the same for the same secret and key. */
export function maskText(mark: string): string {
  return `(masked ${mark})`;
}

const MASK = /\(masked [0-9a-f]{16}\)/g;

/** The text as a report may show it: masks without the marks that tell one secret from another. */
export function bare(text: string): string {
  return text.includes("(masked ") ? text.replace(MASK, "(masked)") : text;
}

/** Whether the whole text is a mask. */
export function isMask(text: string): boolean {
  return text.length === 25 && /^\(masked [0-9a-f]{16}\)$/.test(text);
}
