import { ProviderError } from "../provider-error";

/** A parsed Kubernetes quantity: a whole number of billionths. */
export interface Quantity {
  readonly nano: bigint;

  /** Which family of suffixes it was written with, and is written back with. */
  readonly format: "binary" | "decimal" | "exponent";
}

const SYNTAX = /^([+-]?)(\d*)(?:\.(\d*))?(Ki|Mi|Gi|Ti|Pi|Ei|[numkMGTPE]|[eE][+-]?\d+)?$/;
const BINARY = ["", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei"];
const DECIMAL = ["n", "u", "m", "", "k", "M", "G", "T", "P", "E"];
const NANO = 1_000_000_000n;

const MALFORMED =
  "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'";

/**
 * Reads a quantity such as `500m`, `1Gi` or `1e9`.
 *
 * @throws ProviderError in the API's words when it is not one.
 */
export function parseQuantity(text: string): Quantity {
  const match = SYNTAX.exec(text);
  const [, sign = "", whole = "", fraction = "", suffix = ""] = match ?? [];
  if (!match || whole + fraction === "") throw new ProviderError(MALFORMED);
  const power = powerOf(suffix);
  const digits = BigInt(whole + fraction);
  const tens = 9 - fraction.length + power.tens;
  const scaled = digits * 2n ** BigInt(power.twos) * (tens > 0 ? 10n ** BigInt(tens) : 1n);
  const nano = tens < 0 ? dividedUp(scaled, 10n ** BigInt(-tens)) : scaled;
  return { nano: sign === "-" ? -nano : nano, format: power.format };
}

/** Writes a quantity the one way in which the API does: no fraction, the largest suffix. */
export function canonicalQuantity(text: string): string {
  const { nano, format } = parseQuantity(text);
  if (nano === 0n) return "0";
  if (format === "binary" && nano % NANO === 0n && abs(nano) >= 1024n * NANO) return binary(nano / NANO);
  return decimal(nano, format === "exponent");
}

/** Says whether two texts are the same quantity; texts that are no quantities are not. */
export function isSameQuantity(a: string, b: string): boolean {
  try {
    return parseQuantity(a).nano === parseQuantity(b).nano;
  } catch {
    return false;
  }
}

function powerOf(suffix: string): { tens: number; twos: number; format: Quantity["format"] } {
  if (/^[eE][+-]?\d/.test(suffix)) return { tens: Number(suffix.slice(1)), twos: 0, format: "exponent" };
  const binaryStep = BINARY.indexOf(suffix);
  if (suffix !== "" && binaryStep > 0) return { tens: 0, twos: 10 * binaryStep, format: "binary" };
  return { tens: 3 * DECIMAL.indexOf(suffix) - 9, twos: 0, format: "decimal" };
}

function binary(value: bigint): string {
  let rest = value;
  let step = 0;
  while (rest % 1024n === 0n && step < BINARY.length - 1) {
    rest /= 1024n;
    step += 1;
  }
  return `${rest}${BINARY[step]}`;
}

function decimal(nano: bigint, exponent: boolean): string {
  let rest = nano;
  let step = 0;
  while (rest % 1000n === 0n && step < DECIMAL.length - 1) {
    rest /= 1000n;
    step += 1;
  }
  if (!exponent) return `${rest}${DECIMAL[step]}`;
  const tens = 3 * step - 9;
  return tens === 0 ? `${rest}` : `${rest}e${tens}`;
}

function dividedUp(value: bigint, by: bigint): bigint {
  return (value + by - 1n) / by;
}

function abs(value: bigint): bigint {
  return value < 0n ? -value : value;
}
