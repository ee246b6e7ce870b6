/** An amount of money in millionths of its currency, so that sums and products of prices are exact. */
export type Micros = bigint;

const MICROS_PER_UNIT = 1_000_000n;
const MICROS_PER_CENT = 10_000n;
const AMOUNT = /^(\d{1,13})(?:\.(\d{1,6}))?$/;

/** Says whether a text is an amount that `microsOf` reads, such as `0.45`. */
export function isAmount(text: string): boolean {
  return AMOUNT.test(text);
}

/**
 * Reads an amount such as `0.45`, with at most six decimals.
 *
 * @throws Error when it is no such text.
 */
export function microsOf(amount: string): Micros {
  const [, whole, decimals = ""] = AMOUNT.exec(amount) ?? [];
  if (whole === undefined) throw new Error(`an amount has at most six decimals, got '${amount}'`);
  return BigInt(whole) * MICROS_PER_UNIT + BigInt(decimals.padEnd(6, "0"));
}

/** The amount that somebody has written as a number, to the sixth decimal. */
export function microsOfNumber(amount: number): Micros {
  return microsOf(amount.toFixed(6));
}

/** Whole hundredths of an amount, halves up. */
export function centsOf(amount: Micros): bigint {
  return (amount + MICROS_PER_CENT / 2n) / MICROS_PER_CENT;
}

/** Hundredths as a number of the currency: the one place where exact money becomes a number to show. */
export function unitsOfCents(cents: bigint): number {
  return Number(cents) / 100;
}
