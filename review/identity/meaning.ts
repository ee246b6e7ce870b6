import { createHash } from "node:crypto";
import { MaskedValue, UNKNOWN } from "../plan/value";

/** SHA-256 over the canonical JSON of a value in which masked and unknown parts may stand. */
export function digestOf(value: unknown): string {
  return `sha256:${createHash("sha256").update(canonicalText(value)).digest("hex")}`;
}

/**
 * Canonical JSON as RFC 8785 has it: members in order, no spaces. Masked and unknown parts stand in it without quotes, so
 * that no text can be mistaken for them. Written here because libraries know neither, and copying a plan into something
 * that they know takes longer than all the rest.
 */
export function canonicalText(value: unknown): string {
  if (value === UNKNOWN) return "?";
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  if (value instanceof MaskedValue) return `*${value.mark}`;
  if (Array.isArray(value)) return `[${value.map(canonicalText).join(",")}]`;
  const members = Object.entries(value).filter(([, item]) => item !== undefined);
  members.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, item]) => `${JSON.stringify(name)}:${canonicalText(item)}`).join(",")}}`;
}
