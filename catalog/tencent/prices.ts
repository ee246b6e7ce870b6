import { Price } from "../price";
import { readPrices } from "../prices/price-file";
import data from "../prices/tencent.json";

const MACHINE = "tencent/machine/";

/**
 * Hourly prices of machine types in mainland regions, from the one file of prices. A type that is not listed has no
 * known price, which is not the same as costing nothing. Every figure is an estimate for now: `budget.hourlyPrices` of
 * an environment overrides it.
 */
export const TENCENT_PRICES: ReadonlyMap<string, Price> = new Map(
  readPrices(data).flatMap(({ item, per, amount, currency, estimate, source, date }) =>
    item.startsWith(MACHINE) && per === "hour"
      ? [
          [
            item.slice(MACHINE.length),
            { hourly: Number(amount), currency, kind: "pay-as-you-go", estimate, source, readOn: date },
          ],
        ]
      : [],
  ),
);
