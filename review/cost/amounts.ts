import { centsOf, Micros, monthlyPrice, PriceEntry, unitsOfCents } from "../../catalog/prices";
import { MoneyRange } from "../model";
import { Bill, BilledPart, isBilled } from "./billed";
import { CostFacts } from "./facts";

/** Amounts a month in hundredths, exact. */
export interface CentsRange {
  readonly low: bigint;
  readonly high: bigint;
}

/** Nothing. */
export const NO_CENTS: CentsRange = { low: 0n, high: 0n };

/** What a bill comes to. */
export interface Reckoned {
  /** What of it has a price; undefined when nothing has. */
  readonly priced?: {
    readonly range: CentsRange;
    readonly what: string;
    readonly entries: readonly PriceEntry[];
  };

  /** Why parts of it are not counted. */
  readonly unknown: readonly string[];
}

/** Adds up what has a price. A part of which one of several prices is not known is not counted at all. */
export function reckon(bill: Bill, facts: Pick<CostFacts, "currency" | "prices">): Reckoned {
  const unknown: string[] = [];
  const words: string[] = [];
  const entries = new Map<string, PriceEntry>();
  let [low, high]: [Micros, Micros] = [0n, 0n];
  for (const part of bill) {
    if (!isBilled(part)) {
      unknown.push(part.unknown);
      continue;
    }
    const found = pricesOf(part, facts);
    if (typeof found === "string") {
      unknown.push(found);
      continue;
    }
    const amounts = found.map(monthlyPrice);
    const [least, most] = [
      amounts.reduce((a, b) => (a < b ? a : b)),
      amounts.reduce((a, b) => (a > b ? a : b)),
    ];
    low += part.quantity.low * least;
    high += part.quantity.high * most;
    words.push(part.what);
    for (const entry of found) entries.set(entry.item, entry);
  }
  if (words.length === 0) return { unknown };
  const range = { low: centsOf(low), high: centsOf(high) };
  return { priced: { range, what: words.join(", "), entries: [...entries.values()] }, unknown };
}

/** The prices of what a part may be, or why they are not known. */
function pricesOf(
  { items, what }: BilledPart,
  { currency, prices }: Pick<CostFacts, "currency" | "prices">,
): readonly PriceEntry[] | string {
  const found: PriceEntry[] = [];
  for (const item of items) {
    const entry = prices.find(item, currency);
    if (entry === undefined) {
      const others = prices.currenciesOf(item);
      const only = others.length === 0 ? "" : `, only one in ${others.join(" and ")}`;
      return `${what}: no price in ${currency} is known of ${item}${only}`;
    }
    found.push(entry);
  }
  return found;
}

/** Adds two ranges. */
export function plus(a: CentsRange, b: CentsRange): CentsRange {
  return { low: a.low + b.low, high: a.high + b.high };
}

/** Amounts to show. */
export function moneyOf({ low, high }: CentsRange): MoneyRange {
  return { low: unitsOfCents(low), high: unitsOfCents(high) };
}
