/**
 * What a reader cannot see, or what changes how the rest is seen: control characters (ANSI starts with one), characters
 * that turn the direction of text, join, have no width or no glyph, halves of pairs, and spaces that are not the space.
 */
const UNSEEN =
  /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}\p{Cn}\p{Default_Ignorable_Code_Point}\u2800]|(?![ \u3000])\p{Zs}/gu;

/** More marks on one letter than any language puts there: they run over the lines around. */
const PILED_MARKS = /(\p{M}{3})\p{M}+/gu;

/** Nearly every text of a plan: nothing to look for. */
const PRINTABLE = /^[ -~]*$/u;

const CONTROL_PICTURES = 0x2400;

/**
 * The same text with everything seen as it is: `␛` for an escape, `␊` for the end of a line, `⟨U+202E⟩` for a character
 * that would turn the rest around. The result is one line.
 */
export function visible(text: string): string {
  if (PRINTABLE.test(text)) return text;
  return text.replace(UNSEEN, picture).replace(PILED_MARKS, "$1…");
}

function picture(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return String.fromCodePoint(CONTROL_PICTURES + code);
  if (code === 0x7f) return "␡";
  return `⟨U+${code.toString(16).toUpperCase().padStart(4, "0")}⟩`;
}

/**
 * A text of at most about `limit` characters: the middle of a longer one is left out, and what is missing is counted.
 * Both ends stay, because the end of a name tells as much as its beginning.
 */
export function cut(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const missing = (count: number) => `…(${String(count)} characters)…`;
  const room = Math.max(2, limit - missing(text.length).length);
  const start = wholeUpTo(text, Math.ceil(room * 0.7));
  const end = text.length - wholeUpTo(text, text.length - Math.floor(room * 0.3));
  return `${text.slice(0, start)}${missing(text.length - start - end)}${text.slice(text.length - end)}`;
}

/** A place at or before `place` that is not within a pair. */
function wholeUpTo(text: string, place: number): number {
  const code = text.charCodeAt(place);
  return code >= 0xdc00 && code <= 0xdfff ? place - 1 : place;
}
