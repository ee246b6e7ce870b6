import { parseCIDR, isValidCIDR, process as processed, isValid } from "ipaddr.js";

/** Ranges in which nobody on the internet is. */
const WITHIN = new Set(["private", "loopback", "linkLocal", "uniqueLocal", "carrierGradeNat"]);

/** Says whether a range, or an address, has public addresses in it. */
export function publicRange(text: string): boolean {
  const range = rangeOf(text);
  if (range === undefined) return false;
  const [address, bits] = range;
  // A range that is wider than what is private holds more than that.
  return bits < 8 || !WITHIN.has(address.range());
}

/** Says whether everything in a range was within another. */
export function contains(outer: string, inner: string): boolean {
  const [wide, narrow] = [rangeOf(outer), rangeOf(inner)];
  if (wide === undefined || narrow === undefined || wide[0].kind() !== narrow[0].kind()) return false;
  return narrow[1] >= wide[1] && narrow[0].match(wide);
}

function rangeOf(text: string): ReturnType<typeof parseCIDR> | undefined {
  if (isValidCIDR(text)) return parseCIDR(text);
  if (!isValid(text) || !/[.:].*[.:]/.test(text)) return undefined;
  const address = processed(text);
  return [address, address.kind() === "ipv4" ? 32 : 128];
}
