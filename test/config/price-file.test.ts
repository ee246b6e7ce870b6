import { readPriceFile } from "../../config";

const PRICE = `  - item: tencent/machine/S5.LARGE8
    per: hour
    amount: "0.5"
    currency: CNY
    source: framework contract
    date: 2026-11-02
`;

function read(text: string | Uint8Array): readonly string[] {
  const bytes = typeof text === "string" ? new TextEncoder().encode(text) : text;
  const file = readPriceFile(bytes, "prices.yaml");
  if ("prices" in file) return file.prices.map(({ item, amount }) => `${item} ${amount}`);
  return file.problems.map(({ line, column, path, message }) => `${line}:${column} ${path}: ${message}`);
}

describe("a file with prices of one's own", () => {
  test("is YAML, or JSON", () => {
    const found = ["tencent/machine/S5.LARGE8 0.5"];
    expect(read(`format: 1\nprices:\n${PRICE}`)).toEqual(found);
    const json = `{"format":1,"prices":[{"item":"tencent/machine/S5.LARGE8","per":"hour","amount":"0.5",
      "currency":"CNY","source":"framework contract","date":"2026-11-02"}]}`;
    expect(read(json)).toEqual(found);
  });

  test("fails with everything that is wrong in it, and where", () => {
    const text = `format: 1
prices:
  - item: S5.LARGE8
    per: hours
    amount: 0.5
    currency: EUR
    source: ""
    date: 2026-13-02
  - item: tencent/machine/S5.LARGE8
    per: hour
    amount: "0"
    curency: CNY
`;
    expect(read(text)).toEqual([
      '3:11 prices[0].item: expected an item such as tencent/machine/S5.LARGE8, got "S5.LARGE8"',
      '4:10 prices[0].per: expected one of hour, month, GiB-month, got "hours" (did you mean "hour"?)',
      '5:13 prices[0].amount: expected an amount such as "0.45", in quotes, got 0.5',
      '6:15 prices[0].currency: expected one of CNY, USD, got "EUR"',
      '7:13 prices[0].source: expected where the amount is from, in at most 500 characters, got ""',
      '8:11 prices[0].date: expected a day that there is, got "2026-13-02"',
      expect.stringMatching(/^9:\d+ prices\[1\]\.currency: expected .*, got nothing$/),
      expect.stringMatching(/^9:\d+ prices\[1\]\.source: expected .*, got nothing$/),
      expect.stringMatching(/^9:\d+ prices\[1\]\.date: expected a day such as 2026-11-21, got nothing$/),
      '11:13 prices[1].amount: expected an amount above zero: what is free has no price, got "0"',
      expect.stringMatching(/^12:5 prices\[1\]\.curency: .*got curency \(did you mean "currency"\?\)$/),
    ]);
  });

  test("fails when an item has two prices in one currency", () => {
    expect(read(`format: 1\nprices:\n${PRICE}${PRICE}`)).toEqual([
      expect.stringContaining("prices[1].item: expected one price for each item and currency"),
    ]);
  });

  test.each([
    ["is empty", "", "prices.yaml"],
    ["is no mapping", "- 1\n", "expected"],
    ["is of another format", "format: 2\nprices: []\n", "1:9 format: expected 1, got 2"],
    ["has no prices", "format: 1\n", "prices: expected a list of prices, got nothing"],
    ["is cut off", '{"format": 1, "prices": []', "expected"],
    ["is binary", new Uint8Array([0xff, 0x00, 0x80]), "bytes that are not UTF-8"],
    ["holds a key twice", `format: 1\nformat: 1\nprices: []\n`, "format"],
  ])("fails with one problem when it %s", (_, content, message) => {
    const problems = read(content);
    expect(problems).toHaveLength(1);
    expect(`prices.yaml ${problems[0]}`).toContain(message);
  });
});
