import fc from "fast-check";
import { CATALOGS, HOURS_PER_MONTH } from "../../../catalog";
import {
  centsOf,
  IMAGE_SECONDS,
  imageSeconds,
  KNOWN_PRICES,
  microsOf,
  microsOfNumber,
  monthlyPrice,
  PriceEntry,
  PriceTable,
  readPrices,
  unitsOfCents,
} from "../../../catalog/prices";

const PRICE: PriceEntry = {
  item: "tencent/machine/S5.LARGE8",
  per: "hour",
  amount: "0.9",
  currency: "CNY",
  estimate: false,
  source: "a contract",
  date: "2026-11-01",
};

function file(...prices: object[]): unknown {
  return { format: 1, prices };
}

describe("money", () => {
  test("is read exactly", () => {
    expect(microsOf("0.000001")).toBe(1n);
    expect(microsOf("12")).toBe(12_000_000n);
    expect(microsOf("0.45") * 3n).toBe(microsOf("1.35"));
  });

  test.each(["", "-1", "1e3", ".5", "1.", "0.0000001", "1,5", " 1"])("fails when an amount is %j", (text) => {
    expect(() => microsOf(text)).toThrow(`got '${text}'`);
  });

  test("becomes hundredths once, halves up", () => {
    expect(centsOf(microsOf("0.004999"))).toBe(0n);
    expect(centsOf(microsOf("0.005"))).toBe(1n);
    expect(unitsOfCents(1_007_400n)).toBe(10_074);
  });

  test("survives being written and read", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 ** 9 }), (cents) => {
        expect(centsOf(microsOfNumber(cents / 100))).toBe(BigInt(cents));
      }),
    );
  });
});

describe("the prices", () => {
  test("name a source and a day each", () => {
    expect(KNOWN_PRICES.entries().length).toBeGreaterThan(15);
    for (const { source, date } of KNOWN_PRICES.entries()) {
      expect(source).not.toBe("");
      expect(date).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    }
  });

  test("are the ones that checks of environments go by", () => {
    for (const [name, { hourly, currency }] of CATALOGS.tencent.prices!) {
      const known = KNOWN_PRICES.find(`tencent/machine/${name}`, currency);
      expect(Number(known?.amount)).toBe(hourly);
    }
  });

  test("are of a month of the same length everywhere", () => {
    expect(monthlyPrice(PRICE)).toBe(microsOf("0.9") * BigInt(HOURS_PER_MONTH));
    expect(monthlyPrice({ ...PRICE, per: "GiB-month" })).toBe(microsOf("0.9"));
  });

  test("are not converted from one currency to another", () => {
    const table = new PriceTable([{ ...PRICE, currency: "USD" }]);
    expect(table.find(PRICE.item, "CNY")).toBeUndefined();
    expect(table.currenciesOf(PRICE.item)).toEqual(["USD"]);
  });

  test("give way to those that somebody brings", () => {
    const table = KNOWN_PRICES.with([{ ...PRICE, amount: "0.5" }]);
    expect(table.find(PRICE.item, "CNY")?.amount).toBe("0.5");
    expect(KNOWN_PRICES.find(PRICE.item, "CNY")?.amount).toBe("0.9");
  });
});

describe("a file with prices", () => {
  test("is read", () => {
    const { estimate, ...stated } = PRICE;
    expect(estimate).toBe(false);
    expect(readPrices(file(stated))).toEqual([PRICE]);
  });

  test.each([
    ["it is something else", [], "the file: "],
    ["an amount is a number", file({ ...PRICE, amount: 0.9 }), `prices.0.amount: an amount such as "0.45"`],
    ["something costs nothing", file({ ...PRICE, amount: "0.00" }), "what is free has no price"],
    ["the source is missing", file({ ...PRICE, source: "" }), "prices.0.source"],
    ["the day does not exist", file({ ...PRICE, date: "2026-13-01" }), "a day that there is"],
    [
      "an item has two prices",
      file(PRICE, PRICE),
      "prices.1.item: one price for each item and currency: tencent/machine/S5.LARGE8 in CNY has one already",
    ],
    ["it is of another format", { format: 2, prices: [] }, "format"],
  ])("fails when %s", (_why, data, message) => {
    expect(() => readPrices(data)).toThrow(message);
  });
});

describe("seconds per image", () => {
  test("are stated once per model and card, assumptions as such", () => {
    const pairs = IMAGE_SECONDS.map(({ model, card }) => `${model} ${card}`);
    expect(new Set(pairs).size).toBe(pairs.length);
    expect(imageSeconds("sdxl", "A10")).toMatchObject({ assumption: true, image: "1024 × 1024, 30 steps" });
    expect(imageSeconds("sdxl", "a card nobody knows")).toBeUndefined();
  });
});
