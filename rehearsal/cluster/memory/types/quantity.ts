/** How a quantity is spelled: with `Ki`, with `k`, or with `e3`. */
export type QuantityFormat = "binary" | "decimal" | "exponent";

/** An amount such as `500m` or `16Gi`. */
export interface Quantity {
  /** The amount in billionths, rounded up. */
  readonly nano: bigint;
  readonly format: QuantityFormat;
}

/** What the API server says of a text that is no quantity. */
export const QUANTITY_MESSAGE =
  "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'";

const NANO = 1_000_000_000n;
const BINARY = ["", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei"];
const DECIMAL = ["n", "u", "m", "", "k", "M", "G", "T", "P", "E"];
const PATTERN = /^([+-]?)(\d*)(?:\.(\d*))?([a-zA-Z]*)([-+]?\d*)$/;

function scaleOf(
  suffix: string,
  exponent: string,
): { factor: bigint; divisor: bigint; format: QuantityFormat } | undefined {
  if ((suffix === "e" || suffix === "E") && /\d/.test(exponent)) {
    const power = Number(exponent);
    const size = 10n ** BigInt(Math.abs(power));
    return power < 0
      ? { factor: 1n, divisor: size, format: "exponent" }
      : { factor: size, divisor: 1n, format: "exponent" };
  }
  if (exponent !== "") return undefined;
  const binary = suffix === "" ? -1 : BINARY.indexOf(suffix);
  if (binary > 0) return { factor: 1024n ** BigInt(binary), divisor: 1n, format: "binary" };
  const decimal = DECIMAL.indexOf(suffix);
  if (decimal === -1) return undefined;
  return decimal >= 3
    ? { factor: 1000n ** BigInt(decimal - 3), divisor: 1n, format: "decimal" }
    : { factor: 1n, divisor: 1000n ** BigInt(3 - decimal), format: "decimal" };
}

/** Reads a quantity; undefined when the text is none. */
export function parseQuantity(text: string): Quantity | undefined {
  const match = PATTERN.exec(text.trim());
  if (match === null) return undefined;
  const [, sign = "", whole = "", fraction = "", suffix = "", exponent = ""] = match;
  if (whole === "" && fraction === "") return undefined;
  const scale = scaleOf(suffix, exponent);
  if (scale === undefined) return undefined;
  const digits = BigInt(whole + fraction);
  const divisor = 10n ** BigInt(fraction.length) * scale.divisor;
  const scaled = digits * scale.factor * NANO;
  const nano = (scaled + divisor - 1n) / divisor;
  return { nano: sign === "-" ? -nano : nano, format: scale.format };
}

function formatBinary(amount: bigint): string {
  let rest = amount;
  let power = 0;
  while (power < BINARY.length - 1 && rest !== 0n && rest % 1024n === 0n) {
    rest /= 1024n;
    power += 1;
  }
  return `${rest}${BINARY[power] ?? ""}`;
}

function formatDecimal(nano: bigint, exponent: boolean): string {
  if (nano === 0n) return "0";
  let rest = nano;
  let power = 0;
  while (power < DECIMAL.length - 1 && rest % 1000n === 0n) {
    rest /= 1000n;
    power += 1;
  }
  if (!exponent) return `${rest}${DECIMAL[power] ?? ""}`;
  const tens = (power - 3) * 3;
  return tens === 0 ? String(rest) : `${rest}e${tens}`;
}

/** Writes a quantity the way the API server does: without fraction, with the largest suffix that allows it. */
export function formatQuantity({ nano, format }: Quantity): string {
  const small = nano > -1024n * NANO && nano < 1024n * NANO;
  if (format === "binary" && !small && nano % NANO === 0n) return formatBinary(nano / NANO);
  return formatDecimal(nano, format === "exponent");
}

/** The server's spelling of a quantity; undefined when the text is none. */
export function canonicalQuantity(text: string): string | undefined {
  const quantity = parseQuantity(text);
  return quantity === undefined ? undefined : formatQuantity(quantity);
}

/** The amount in billionths of a quantity that is known to be well-formed; 0 when it is absent. */
export function nanoOf(text: string | undefined): bigint {
  return text === undefined ? 0n : (parseQuantity(text)?.nano ?? 0n);
}

/** Sum of two quantities; keeps the spelling of the first that is not zero. */
export function addQuantities(a: string | undefined, b: string): string {
  const left = a === undefined ? undefined : parseQuantity(a);
  const right = parseQuantity(b);
  if (left === undefined || right === undefined) return b;
  return formatQuantity({
    nano: left.nano + right.nano,
    format: left.nano === 0n ? right.format : left.format,
  });
}
