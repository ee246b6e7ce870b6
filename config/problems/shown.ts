import { looksLikeSecret } from "./secrets";

const MAX_LENGTH = 60;

/** How the absence of a value is written. */
export const NOTHING = "nothing";

/** How a secret is written. */
export const HIDDEN = "a value that looks like a secret (hidden)";

/** A text in quotes, on one line, shortened, with what cannot be printed escaped. */
export function quoted(text: string): string {
  const letters = [...text];
  const short = letters.length > MAX_LENGTH ? `${letters.slice(0, MAX_LENGTH).join("")}…` : text;
  return JSON.stringify(short).replace(
    /[\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/**
 * A value as it may be shown to a person.
 *
 * @param key - the key it stands under: it helps to tell secrets.
 */
export function shown(value: unknown, key?: string | number): string {
  if (value === undefined || value === null) {
    return NOTHING;
  }
  if (typeof value === "string") {
    return looksLikeSecret(value, key) || isPastedSecret(value, key) ? HIDDEN : quoted(value);
  }
  if (typeof value === "number" && !Number.isFinite(value)) {
    return "no finite number";
  }
  if (typeof value === "number" || typeof value === "boolean" || typeof value === "bigint") {
    return looksLikeSecret("", key) ? HIDDEN : String(value);
  }
  if (Array.isArray(value)) {
    return value.length === 0 ? "an empty list" : "a list";
  }
  return Object.keys(value).length === 0 ? "no keys" : `the keys ${keysShown(Object.keys(value))}`;
}

/** Where the name of a secret belongs, what is no name may be the secret itself. */
function isPastedSecret(value: string, key: string | number | undefined): boolean {
  return (
    typeof key === "string" &&
    /secret$/i.test(key) &&
    !/^[A-Za-z0-9]([-A-Za-z0-9._]*[A-Za-z0-9])?$/.test(value)
  );
}

function keysShown(keys: readonly string[]): string {
  const some = keys.slice(0, 6).map((key) => keyShown(key));
  return keys.length > some.length ? `${some.join(", ")}, …` : some.join(", ");
}

/** A key as it may be shown to a person, without quotes where it needs none. */
export function keyShown(key: string): string {
  if (looksLikeSecret(key, undefined)) {
    return "(hidden)";
  }
  return /^[A-Za-z0-9_-]{1,60}$/.test(key) ? key : quoted(key);
}

/** A path as people write it: `nodePools.gpu.min`, `diffusion.scaling.schedule[0].start`. */
export function dotted(path: readonly (string | number)[]): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === "number") {
      return `${text}[${part}]`;
    }
    return text === "" ? keyShown(part) : `${text}.${keyShown(part)}`;
  }, "");
}
