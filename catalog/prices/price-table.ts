import { Currency, HOURS_PER_MONTH } from "../price";
import { Micros, microsOf } from "./money";
import { PriceEntry } from "./price-file";

/** Prices by what is sold. What is not in it has no known price, which is not the same as costing nothing. */
export class PriceTable {
  private readonly byItem = new Map<string, Map<Currency, PriceEntry>>();

  /** @param entries - a later one for the same item and currency takes the place of an earlier one. */
  public constructor(entries: Iterable<PriceEntry>) {
    for (const entry of entries) {
      const known = this.byItem.get(entry.item) ?? new Map<Currency, PriceEntry>();
      known.set(entry.currency, entry);
      this.byItem.set(entry.item, known);
    }
  }

  /** The price of an item; undefined when none is known in that currency: nothing is converted. */
  public find(item: string, currency: Currency): PriceEntry | undefined {
    return this.byItem.get(item)?.get(currency);
  }

  /** Currencies in which a price of the item is known. */
  public currenciesOf(item: string): readonly Currency[] {
    return [...(this.byItem.get(item)?.keys() ?? [])];
  }

  /** Every price. */
  public entries(): readonly PriceEntry[] {
    return [...this.byItem.values()].flatMap((each) => [...each.values()]);
  }

  /** The same with other prices, which go before its own. */
  public with(entries: Iterable<PriceEntry>): PriceTable {
    return new PriceTable([...this.entries(), ...entries]);
  }
}

/** What one piece, or one GiB, costs in a month. */
export function monthlyPrice({ per, amount }: PriceEntry): Micros {
  return per === "hour" ? microsOf(amount) * BigInt(HOURS_PER_MONTH) : microsOf(amount);
}
