import { Price } from "../price";

const CALCULATOR = "https://buy.cloud.tencent.com/price/cvm/calculator needs a login, so it was not read";
const FIELD_REPORTS = `rounded from field reports of single users; ${CALCULATOR}`;
const BY_SIZE = `scaled by size from the smallest type of the family; ${CALCULATOR}`;

function estimate(hourly: number, source: string): Price {
  return { hourly, currency: "CNY", kind: "pay-as-you-go", estimate: true, source, readOn: "2026-11-21" };
}

/**
 * Hourly prices of machine types in mainland regions. A type that is not listed has no known price, which
 * is not the same as costing nothing. Every figure is an estimate for now: `budget.hourlyPrices` of an
 * environment overrides it.
 */
export const TENCENT_PRICES: ReadonlyMap<string, Price> = new Map([
  ["S5.MEDIUM4", estimate(0.45, BY_SIZE)],
  ["S5.LARGE8", estimate(0.9, FIELD_REPORTS)],
  ["S5.LARGE16", estimate(1.3, BY_SIZE)],
  ["S5.2XLARGE16", estimate(1.8, BY_SIZE)],
  ["S5.2XLARGE32", estimate(2.6, BY_SIZE)],
  ["S5.4XLARGE32", estimate(3.6, BY_SIZE)],
  ["GN7.2XLARGE32", estimate(5, FIELD_REPORTS)],
  ["GN7.10XLARGE160", estimate(10, BY_SIZE)],
  ["GN7.20XLARGE320", estimate(20, BY_SIZE)],
  ["GN10X.2XLARGE40", estimate(15, FIELD_REPORTS)],
  ["GN10X.4XLARGE80", estimate(30, FIELD_REPORTS)],
  ["GN10Xp.2XLARGE40", estimate(15, BY_SIZE)],
  ["PNV4.7XLARGE116", estimate(12, `placed between the types with a T4 and a V100; ${CALCULATOR}`)],
  ["PNV4.14XLARGE232", estimate(24, BY_SIZE)],
  ["PNV4.28XLARGE466", estimate(48, BY_SIZE)],
]);
