/** Bytes that one character of UTF-16 takes at most in UTF-8. */
const MOST_BYTES_EACH = 3;

/** A report in as many characters as fit into a number of bytes; empty when none fits. */
export function withinBytes(markdown: (characters: number) => string, bytes: number): string {
  const text = markdown(Math.min(bytes, 1_000_000));
  return Buffer.byteLength(text) <= bytes ? text : markdown(Math.floor(bytes / MOST_BYTES_EACH));
}
