import { Price } from "../price";
import { readPrices } from "./price-file";

/**
 * Hourly prices of machine types, by their name, from a cloud's file of prices. A type that is not listed has no known
 * price, which is not the same as costing nothing. `budget.hourlyPrices` of an environment overrides what is here.
 *
 * @param data - parsed content of the file.
 * @param cloud - what the names of the file's items begin with, such as `tencent`.
 */
export function machinePrices(data: unknown, cloud: string): ReadonlyMap<string, Price> {
  const machine = `${cloud}/machine/`;
  return new Map(
    readPrices(data).flatMap(({ item, per, amount, currency, estimate, source, date }) =>
      item.startsWith(machine) && per === "hour"
        ? [
            [
              item.slice(machine.length),
              { hourly: Number(amount), currency, kind: "pay-as-you-go", estimate, source, readOn: date },
            ],
          ]
        : [],
    ),
  );
}
