import { isSecretName, lastPart } from "./secret-names";
import { Span } from "./spans";

/** A secret found within a text. */
export interface Found extends Span {
  /** Whether the same text elsewhere is this secret too; not for what may as well be an ordinary word. */
  readonly certain: boolean;
}

/** A secret that stands at a place of a document. */
export interface SecretLeaf extends Found {
  /** What the document says there, without quotes and indentation. */
  readonly value: string;
}

/** Texts that are secrets whatever they stand under. Lengths are bounded, so that matching stays fast. */
const SHAPES: readonly RegExp[] = [
  /-----BEGIN [A-Z0-9 ]{1,40}-----[\s\S]*?(-----END [A-Z0-9 ]{1,40}-----|$)/g,
  /(?<![A-Za-z0-9])AKID[A-Za-z0-9]{13,100}/g, // Tencent Cloud
  /(?<![A-Za-z0-9])LTAI[A-Za-z0-9]{12,100}/g, // Alibaba Cloud
  /(?<![A-Za-z0-9])(?:AKIA|ASIA)[A-Z0-9]{16}(?![A-Z0-9])/g, // AWS
  /(?<![A-Za-z0-9])AIza[A-Za-z0-9_-]{35}/g, // Google
  /(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]{8,5000}\.[A-Za-z0-9_-]{8,20000}(?:\.[A-Za-z0-9_-]{0,5000})?/g, // JSON web token
  /(?<![A-Za-z0-9])(?:gh[opsur]_|github_pat_|glpat-|xox[abeprs]-|hf_|sk-|npm_|dckr_pat_|dop_v1_|hvs\.|AGE-SECRET-KEY-)[A-Za-z0-9_-]{16,300}/g,
];

/** What one of the shapes begins with: most texts hold none of these. */
const BEGINNING =
  /-----BEGIN|AKID|LTAI|AKIA|ASIA|AIza|eyJ|gh[opsur]_|github_pat_|glpat-|xox[abeprs]-|hf_|sk-|npm_|dckr_pat_|dop_v1_|hvs\.|AGE-SECRET-KEY-/;

/** The part of an address that says who asks: `user:password@`. */
const BASIC_AUTH = /:\/\/([^\s/:@"'<>]{0,200}):([^\s/@"'<>]{1,500})@/g;

/** A word within a name that may be the name of a secret. */
const SECRET_WORD =
  /passw|passphrase|passwd|pgpass|pwd|\bpass\b|secret|token|(?:api|access|private|account|shared|storage|encryption|signing|master|hmac|client)[_-]?key|credential|connection[_-]?string|kube[_-]?config|client[_-]?certificate|user[_-]?data|custom[_-]?data|dockerconfigjson/gi;

/** Most texts have no such word: looking for any of them is quicker than for each. */
const ANY_SECRET_WORD = new RegExp(SECRET_WORD.source, "i");

/** Whether the name of a secret may be in a text. */
export function hasSecretWord(text: string): boolean {
  return ANY_SECRET_WORD.test(text);
}

/** What follows a name that is given a value: `= value`, `": "value"`. */
const GIVEN = /\\?["']?[ \t]{0,4}[=:][ \t]{0,4}(\\?["'])?/y;

/** What stands after a name and gives it no value; JSON without spaces may end right behind it. */
const NO_VALUE = /^((true|false|null|none|~)[}\]]*|\$\{[^}]*\}?|[|>][-+]?|\{|\[)$/i;

const NAME_CHARACTER = /[A-Za-z0-9_.-]/;

/** Secrets within a text that can be told by their looks. */
export function secretShapes(text: string): readonly Found[] {
  if (text.length < 8) return [];
  const found: Found[] = [];
  if (BEGINNING.test(text)) {
    for (const shape of SHAPES) {
      for (const { index, 0: match } of text.matchAll(shape)) {
        found.push({ start: index, end: index + match.length, certain: true });
      }
    }
  }
  if (text.includes("://")) found.push(...basicAuth(text));
  if (hasSecretWord(text)) found.push(...given(text));
  if (found.length === 0 && looksRandom(text)) found.push({ start: 0, end: text.length, certain: true });
  return found;
}

function basicAuth(text: string): readonly Found[] {
  return [...text.matchAll(BASIC_AUTH)].map(({ index, 1: user = "", 2: password = "" }) => {
    const start = index + 3 + user.length + 1;
    return { start, end: start + password.length, certain: true };
  });
}

/** Values given to a name within the text, as in commands, scripts and connection strings. */
function given(text: string): readonly Found[] {
  const found: Found[] = [];
  let looked = 0;
  for (const { index, 0: word } of text.matchAll(SECRET_WORD)) {
    if (index < looked) continue;
    let start = index;
    let end = index + word.length;
    while (start > 0 && index - start < 60 && NAME_CHARACTER.test(text.charAt(start - 1))) start -= 1;
    while (end < text.length && end - index < 60 && NAME_CHARACTER.test(text.charAt(end))) end += 1;
    looked = end;
    if (!isSecretName(lastPart(text.slice(start, end).replace(/^-+/, "")))) continue;
    const value = valueAfter(text, end);
    if (value !== undefined) found.push(value);
  }
  return found;
}

function valueAfter(text: string, from: number): Found | undefined {
  GIVEN.lastIndex = from;
  const sign = GIVEN.exec(text);
  const spaced = sign === null && text.charAt(from) === " " && /^ [^\s-]/.test(text.slice(from, from + 2));
  if (sign === null && !spaced) return undefined;
  const start = sign === null ? from + 1 : from + sign[0].length;
  const quote = sign?.[1];
  const end = quote === undefined ? endOfWord(text, start) : endOfQuoted(text, start, quote);
  const value = text.slice(start, end);
  // A flag such as `--token abc`; of other words that follow one another nothing can be said.
  if (spaced && !isMixed(value)) return undefined;
  if (value === "" || NO_VALUE.test(value)) return undefined;
  return { start, end: start + value.length, certain: isMixed(value) };
}

/** Where the text in quotes ends: not at a quote that is written with a backslash, or twice. */
function endOfQuoted(text: string, start: number, quote: string): number {
  const sign = quote.slice(-1);
  for (let end = text.indexOf(sign, start); end >= 0; end = text.indexOf(sign, end + 1)) {
    let slashes = 0;
    while (end - 1 - slashes >= start && text.charAt(end - 1 - slashes) === "\\") slashes += 1;
    if (sign === "'" && quote.length === 1) {
      if (text.charAt(end + 1) !== "'") return end;
      end += 1;
    } else if (quote.length === 2 ? slashes === 1 : slashes % 2 === 0) return end - (quote.length - 1);
  }
  return text.length;
}

function endOfWord(text: string, start: number): number {
  let end = start;
  while (end < text.length && !/[\s"',;&<>\\]/.test(text.charAt(end))) end += 1;
  return end;
}

/** Whether a text has letters and others in it, and so is no ordinary word. */
export function isMixed(text: string): boolean {
  return text.length >= 8 && /[A-Za-z]/.test(text) && /[^A-Za-z_.\s-]/.test(text) && !/^[~./]*\//.test(text);
}

/** Long texts of every kind of character without order, as keys are. Digests, names and paths are none of these. */
function looksRandom(text: string): boolean {
  if (text.length < 32 || text.length > 4096 || !/^[A-Za-z0-9+/_=-]+$/.test(text)) return false;
  if (/^[/~]/.test(text) || areWords(text) || !(/\d/.test(text) && /[a-z]/.test(text) && /[A-Z]/.test(text)))
    return false;
  let turns = 0;
  for (let index = 1; index < text.length; index += 1) {
    if (kind(text.charCodeAt(index)) !== kind(text.charCodeAt(index - 1))) turns += 1;
  }
  return turns * 3 > text.length;
}

/** A part of a name: `system`, `DiskExpiry`, `WebUi`, `TLS`, `Pool2`. */
const WORD = /^[a-z]*(?:[A-Z]{1,4}[a-z]{2,}|[A-Z][a-z])*[A-Z]{0,4}\d{0,4}$/;

/** Whether a text is words with at most one part that is none, as names with a hash at their end are. */
function areWords(text: string): boolean {
  const others = text.split(/[_-]/).filter((part) => !WORD.test(part));
  return (
    others.length === 0 ||
    (others.length === 1 && /^(?:[0-9A-Z]{1,13}|[0-9a-z]{1,13})$/.test(others[0] ?? ""))
  );
}

function kind(code: number): number {
  if (code >= 48 && code <= 57) return 0;
  if (code >= 65 && code <= 90) return 1;
  return code >= 97 && code <= 122 ? 2 : 3;
}
