import { readFileSync } from "node:fs";
import { join } from "node:path";
import { KNOWN_PRICES } from "../../../catalog/prices";
import { pricesPageText } from "../../../catalog/prices/prices-page";

describe("docs/costs.md", () => {
  const page = readFileSync(join(__dirname, "..", "..", "..", "docs", "costs.md"), "utf8");

  test("says what the prices say", () => {
    expect(page).toBe(pricesPageText());
  });

  test("names every price with its source and day", () => {
    for (const { item, source, date } of KNOWN_PRICES.entries()) {
      const row = page.split("\n").find((line) => line.includes(`\`${item}\``));
      expect(row).toContain(source);
      expect(row).toContain(date);
    }
  });
});
