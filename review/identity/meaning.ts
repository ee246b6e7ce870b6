import { createHash } from "node:crypto";
import { isObject } from "../masking/json";
import { MaskedValue, UNKNOWN } from "../plan/value";

/** Things in no order, as their canonical texts. */
export class Unordered {
  public readonly texts: readonly string[];

  public constructor(items: readonly unknown[]) {
    this.texts = items.map((item) => canonicalText(item)).sort();
  }
}

/**
 * SHA-256 over the canonical JSON of an object in which masked and unknown parts may stand. The text is never there as a
 * whole.
 */
export function digestOf(value: Readonly<Record<string, unknown>>): string {
  const hash = createHash("sha256");
  let sign = "{";
  for (const name of Object.keys(value).sort()) {
    const member = value[name];
    hash.update(`${sign}${JSON.stringify(name)}:`);
    sign = ",";
    if (!(member instanceof Unordered)) hash.update(canonicalText(member));
    else {
      hash.update("[");
      member.texts.forEach((text, index) => hash.update(index === 0 ? text : `,${text}`));
      hash.update("]");
    }
  }
  return `sha256:${hash.update("}").digest("hex")}`;
}

/**
 * Canonical JSON as RFC 8785 has it: members in order, no spaces. Masked and unknown parts stand in it without quotes, so
 * that no text can be mistaken for them. Written here because libraries know neither, and copying a plan into something
 * that they know takes longer than all the rest.
 */
export function canonicalText(value: unknown, depth = 0): string {
  if (typeof value === "string") return JSON.stringify(value);
  if (value === UNKNOWN) return "?";
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  if (value instanceof MaskedValue) return `*${value.mark}`;
  if (value instanceof Unordered) return `[${value.texts.join(",")}]`;
  // Most is so already, and looking is quicker than writing; looking again at every level would not be.
  if (depth < LOOKED_AT && isCanonical(value)) return JSON.stringify(value);
  let text = "";
  if (Array.isArray(value)) {
    for (const item of value) text += `${text === "" ? "" : ","}${canonicalText(item, depth + 1)}`;
    return `[${text}]`;
  }
  return isObject(value) ? canonicalObject(value, depth) : "{}";
}

const LOOKED_AT = 4;

/** Whether JSON.stringify writes canonical JSON of it. */
function isCanonical(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return typeof value !== "symbol" && value !== undefined;
  if (Array.isArray(value)) return value.every(isCanonical);
  if (value instanceof MaskedValue || value instanceof Unordered || !isObject(value)) return false;
  let last = "";
  for (const name in value) {
    if (name < last || !isCanonical(value[name])) return false;
    last = name;
  }
  return true;
}

function canonicalObject(value: Readonly<Record<string, unknown>>, depth: number): string {
  let text = "";
  for (const name of inOrder(Object.keys(value))) {
    const item = value[name];
    if (item === undefined) continue;
    if (text !== "") text += ",";
    text += `${JSON.stringify(name)}:${canonicalText(item, depth + 1)}`;
  }
  return `{${text}}`;
}

/** Terraform writes most of them in order. */
function inOrder(names: string[]): readonly string[] {
  for (let index = 1; index < names.length; index += 1) {
    if ((names[index - 1] ?? "") > (names[index] ?? "")) return names.sort();
  }
  return names;
}
