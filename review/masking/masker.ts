import { createHash, createHmac } from "node:crypto";
import { MaskedValue, PlanValue, UNKNOWN } from "../plan/value";
import { isAddressOrId } from "./addresses";
import { secretLeaves } from "./documents";
import { isList, isObject, textIn } from "./json";
import { KnownSecrets } from "./known-secrets";
import { maskText } from "./mask-text";
import { childPlace, givenAsFlag, ORDINARY, Place, Places, placesByPairs } from "./places";
import { secretShapes } from "./secret-shapes";
import { joined, replaced, Span } from "./spans";

/** Number of hexadecimal digits of a mark. */
const MARK_DIGITS = 16;

/**
 * Finds the secrets of a plan and takes them out. Everything has to be shown to `learn` before anything is masked: a
 * secret that one place tells of is masked in all others.
 */
export class Masker {
  private readonly known = new KnownSecrets();

  /** Where secrets stand in texts that have any of their own; and every text that was looked at. */
  private readonly spansOf = new Map<string, readonly Span[]>();
  private readonly seen = new Set<string>();
  private readonly results = new Map<string, string | MaskedValue>();
  private readonly masks = new Map<string, MaskedValue>();
  private key: Uint8Array | undefined;

  /** @param key what marks are made with. @default - made from the secrets themselves: the same for the same plan. */
  public constructor(key?: Uint8Array) {
    this.key = key;
  }

  /**
   * Notes the secrets in a value.
   *
   * @param marks - the marks of the program that planned: `true`, or the shape of the value with `true` in it.
   * @param places - what is known of its members.
   */
  public learn(value: unknown, marks: unknown, place: Place = ORDINARY, places?: Places): void {
    if (typeof value === "string") {
      if (marks === true || place !== ORDINARY) this.known.add(value);
      this.learnText(value);
    } else if (typeof value === "number") {
      if (marks === true || place !== ORDINARY) this.known.add(String(value));
    } else if (isList(value)) {
      const inside: Place = marks === true ? "all" : place;
      for (let index = 0; index < value.length; index += 1) {
        const flagged = typeof value[index] === "string" && givenAsFlag(value[index - 1]);
        this.learn(value[index], isList(marks) ? marks[index] : undefined, flagged ? "secret" : inside);
      }
    } else if (isObject(value)) {
      const inside: Place = marks === true ? "all" : place;
      const special = places ?? placesByPairs((name) => textIn(value, name));
      for (const name in value) {
        const there = special !== undefined && Object.hasOwn(special, name) ? special[name] : undefined;
        this.learn(
          value[name],
          isObject(marks) ? marks[name] : undefined,
          inside === "all" ? placeInSecret(name, value[name]) : (there ?? childPlace(name, inside)),
        );
      }
    }
  }

  /**
   * The value without its secrets.
   *
   * @param marks - as for `learn`.
   * @param unknown - what only an apply can tell: `true`, or the shape of the value with `true` in it.
   */
  public mask(
    value: unknown,
    marks: unknown,
    unknown: unknown,
    place: Place = ORDINARY,
    places?: Places,
  ): PlanValue {
    if (unknown === true) return UNKNOWN;
    if (value === null || value === undefined) return unknownParts(unknown);
    if (marks === true) return this.masked(value);
    if (typeof value === "string") {
      return place === ORDINARY || value === "" ? this.maskString(value) : this.masked(value);
    }
    if (typeof value === "number") {
      if (place !== ORDINARY) return this.masked(value);
      return Math.abs(value) >= 100_000 && this.known.is(String(value)) ? this.masked(value) : value;
    }
    if (typeof value === "boolean") return value;
    if (isList(value)) {
      const result: PlanValue[] = [];
      const length = isList(unknown) ? Math.max(value.length, unknown.length) : value.length;
      for (let index = 0; index < length; index += 1) {
        const flagged = typeof value[index] === "string" && givenAsFlag(value[index - 1]);
        const mark = isList(marks) ? marks[index] : undefined;
        const open = isList(unknown) ? unknown[index] : undefined;
        result.push(this.mask(value[index], mark, open, flagged ? "secret" : place));
      }
      return result;
    }
    if (!isObject(value)) return null;
    const result: Record<string, PlanValue> = {};
    const special = places ?? placesByPairs((name) => textIn(value, name));
    for (const name in value) {
      const there = special !== undefined && Object.hasOwn(special, name) ? special[name] : undefined;
      result[this.keyIn(name, result)] = this.mask(
        value[name],
        isObject(marks) ? marks[name] : undefined,
        isObject(unknown) ? unknown[name] : undefined,
        place === "all" ? place : (there ?? childPlace(name, place)),
      );
    }
    if (isObject(unknown)) {
      for (const name in unknown) {
        if (Object.hasOwn(value, name)) continue;
        const open = unknownParts(unknown[name]);
        if (open !== null) result[this.keyIn(name, result)] = open;
      }
    }
    return result;
  }

  /** A text that belongs to no value, such as a message or an address, without its secrets. */
  public text(text: string): string {
    return this.cut(text, () => "(masked)");
  }

  /** Notes the secrets that a text shows by itself. */
  public learnText(text: string): void {
    if (text.length < 4 || this.seen.has(text)) return;
    this.seen.add(text);
    const shapes = secretShapes(text);
    const leaves = secretLeaves(text);
    if (shapes.length === 0 && leaves.length === 0) return;
    for (const { start, end, certain } of shapes) if (certain) this.known.add(text.slice(start, end));
    for (const { value, certain } of leaves) if (certain) this.known.add(value);
    this.spansOf.set(text, joined([...shapes, ...leaves]));
  }

  private maskString(text: string): PlanValue {
    if (text.length < 4 || (this.spansOf.size === 0 && this.known.all.size === 0)) return text;
    const cached = this.results.get(text);
    if (cached !== undefined) return cached;
    const result = this.withoutSecrets(text);
    this.results.set(text, result);
    return result;
  }

  private withoutSecrets(text: string): string | MaskedValue {
    if (this.known.is(text)) return this.masked(text);
    const spans = this.spansIn(text);
    const [first] = spans;
    if (first === undefined) return text;
    if (first.start === 0 && first.end === text.length) return this.masked(text);
    return replaced(text, spans, (part) => maskText(this.markOf(part)));
  }

  private cut(text: string, by: (part: string) => string): string {
    this.learnText(text);
    if (this.known.is(text)) return by(text);
    return replaced(text, this.spansIn(text), by);
  }

  private spansIn(text: string): readonly Span[] {
    const own = this.spansOf.get(text);
    const others = this.known.find(text);
    if (own === undefined) return joined(others);
    return others.length === 0 ? own : joined([...own, ...others]);
  }

  /** The name of a member. Words in lower case are names of attributes: hiding those would hide what changes. */
  public keyText(name: string): string {
    return name.length < 8 || /^[a-z]+(_[a-z]+)*$/.test(name) ? name : this.text(name);
  }

  private keyIn(name: string, taken: object): string {
    const cut = this.keyText(name);
    if (cut === name) return name;
    let unique = cut;
    for (let count = 2; Object.hasOwn(taken, unique); count += 1) unique = `${cut} ${count}`;
    return unique;
  }

  private masked(value: unknown): MaskedValue {
    const text = typeof value === "string" ? value : JSON.stringify(value);
    const cached = this.masks.get(text);
    if (cached !== undefined) return cached;
    const made = new MaskedValue(this.markOf(text));
    this.masks.set(text, made);
    return made;
  }

  private markOf(text: string): string {
    this.key ??= keyFrom(this.known.all);
    return createHmac("sha256", this.key).update(text).digest("hex").slice(0, MARK_DIGITS);
  }
}

/** Everything in a secret is secret; what only says where something is, is not a secret of its own in other places. */
function placeInSecret(name: string, value: unknown): Place {
  return isAddressOrId(name, value) ? ORDINARY : "all";
}

/** A key that nobody knows who does not know every secret: whoever guesses one secret has to guess all of them. */
function keyFrom(secrets: ReadonlySet<string>): Uint8Array {
  const hash = createHash("sha256");
  for (const secret of [...secrets].sort()) hash.update(`${secret.length}:${secret}\n`);
  return hash.digest();
}

/** What is unknown within a value that is not there. */
function unknownParts(unknown: unknown): PlanValue {
  if (unknown === true) return UNKNOWN;
  if (isList(unknown)) {
    const items = unknown.map(unknownParts);
    return items.some((item) => item !== null) ? items : null;
  }
  if (!isObject(unknown)) return null;
  const entries = Object.entries(unknown).flatMap(([name, value]) => {
    const open = unknownParts(value);
    return open === null ? [] : [[name, open] as const];
  });
  return entries.length === 0 ? null : Object.fromEntries(entries);
}
