import canonicalize from "canonicalize";
import { createHash } from "node:crypto";
import { MaskedValue, UNKNOWN } from "../plan/value";

/** SHA-256 over the canonical JSON (RFC 8785) of a value in which masked and unknown parts may stand. */
export function digestOf(value: unknown): string {
  return `sha256:${createHash("sha256").update(canonicalText(value)).digest("hex")}`;
}

/** Canonical JSON: equal for equal values whatever the order of their members, different for all others. */
export function canonicalText(value: unknown): string {
  return canonicalize(encoded(value)) ?? "";
}

/** Plain JSON in which no text can be mistaken for a masked or unknown part. */
function encoded(value: unknown): unknown {
  if (typeof value === "string") return `=${value}`;
  if (value === UNKNOWN) return "?";
  if (value instanceof MaskedValue) return `*${value.mark}`;
  if (Array.isArray(value)) return value.map(encoded);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, encoded(item)]));
}
