import { Span } from "./spans";

/** Shorter texts are found by chance in others. */
export const SHORTEST_WITHIN = 8;

/** Shorter texts are no secrets wherever else they stand whole. */
const SHORTEST_WHOLE = 6;

const FILTER_BITS = 18;
const FILTER_MASK = (1 << FILTER_BITS) - 1;
const FACTOR = 0x01000193;

/** Secrets known from one place of a plan, to be found in every other. */
export class KnownSecrets {
  private readonly whole = new Set<string>();

  /** Secrets by the hash of their first characters, and by their length: thousands may begin alike. */
  private readonly byBeginning = new Map<number, Map<number, Set<string>>>();

  /** What is not 0 for hashes of beginnings, to pass by most places without a look into the map. */
  private readonly filter = new Uint8Array(1 << FILTER_BITS);
  private readonly oldest: number;

  public constructor() {
    let power = 1;
    for (let index = 1; index < SHORTEST_WITHIN; index += 1) power = Math.imul(power, FACTOR);
    this.oldest = power;
  }

  /** Every secret, in no order. */
  public get all(): ReadonlySet<string> {
    return this.whole;
  }

  /** Notes a secret, and the ways it is written inside other texts. */
  public add(secret: string): void {
    const trimmed = secret.trim();
    if (trimmed.length < SHORTEST_WHOLE || this.whole.has(trimmed)) return;
    this.whole.add(trimmed);
    if (trimmed.length < SHORTEST_WITHIN) return;
    for (const form of formsOf(trimmed, secret)) this.index(form);
  }

  /** Whether the whole text is a secret. */
  public is(text: string): boolean {
    return this.whole.has(text) || this.whole.has(text.trim());
  }

  /** Where secrets stand in a text. */
  public find(text: string): readonly Span[] {
    const { length } = text;
    if (length < SHORTEST_WITHIN || this.byBeginning.size === 0) return NOTHING;
    const { filter, oldest } = this;
    let found: Span[] | undefined;
    let hash = hashOf(text, 0);
    for (let start = 0; ; start += 1) {
      if (filter[hash & FILTER_MASK] !== 0) {
        for (const [size, secrets] of this.byBeginning.get(hash) ?? NOTHING) {
          const end = start + size;
          if (end <= length && secrets.has(text.slice(start, end))) (found ??= []).push({ start, end });
        }
      }
      const next = start + SHORTEST_WITHIN;
      if (next >= length) return found ?? NOTHING;
      const without = (hash - Math.imul(text.charCodeAt(start), oldest)) | 0;
      hash = (Math.imul(without, FACTOR) + text.charCodeAt(next)) | 0;
    }
  }

  private index(secret: string): void {
    const hash = hashOf(secret, 0);
    const same = this.byBeginning.get(hash) ?? new Map<number, Set<string>>();
    this.byBeginning.set(hash, same);
    same.set(secret.length, (same.get(secret.length) ?? new Set()).add(secret));
    this.filter[hash & FILTER_MASK] = 1;
  }
}

const NOTHING: readonly never[] = [];

function hashOf(text: string, start: number): number {
  let hash = 0;
  for (let index = start; index < start + SHORTEST_WITHIN; index += 1) {
    hash = (Math.imul(hash, FACTOR) + text.charCodeAt(index)) | 0;
  }
  return hash;
}

/** How a secret is written where texts are quoted, part of an address, encoded, or put on lines of their own. */
function formsOf(trimmed: string, raw: string): readonly string[] {
  const base64 = Buffer.from(trimmed, "utf8").toString("base64").replace(/=+$/, "");
  const forms = new Set([trimmed, base64]);
  if (/[^A-Za-z0-9._~-]/.test(trimmed)) {
    forms.add(JSON.stringify(trimmed).slice(1, -1));
    forms.add(encodeURIComponent(trimmed.replace(/\p{Surrogate}/gu, "\ufffd")));
  }
  if (/[+/]/.test(base64)) forms.add(base64.replaceAll("+", "-").replaceAll("/", "_"));
  if (raw !== trimmed) forms.add(Buffer.from(raw, "utf8").toString("base64").replace(/=+$/, ""));
  if (trimmed.includes("\n")) {
    for (const line of trimmed.split("\n")) {
      const word = line.trim();
      if (word.length >= 16 && /^\S*$/.test(word) && /\d/.test(word) && /[A-Za-z]/.test(word))
        forms.add(word);
    }
  }
  return [...forms].filter(({ length }) => length >= SHORTEST_WITHIN);
}
