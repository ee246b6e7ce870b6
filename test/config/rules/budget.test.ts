import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { CATALOGS } from "../../../catalog";
import { readEnvironmentText } from "../../../config";
import { draftOf } from "../../../config/draft";
import { budgetCovers, typesWithoutPrice } from "../../../config/rules/budget";

const DESIGN = readFileSync(join(__dirname, "..", "good", "design-example.yaml"), "utf8");

function withBudget(budget: string, change: (text: string) => string = (text) => text) {
  const text = change(DESIGN.replace(/^budget:.*$/m, `budget: ${budget}`));
  const { problems, warnings } = readEnvironmentText(text, "tencent-dev.yaml");
  return {
    problems: problems.map(({ message }) => message),
    warnings: warnings.map(({ message }) => message),
  };
}

describe("the budget", () => {
  test("may be left out", () => {
    expect(readEnvironmentText(DESIGN.replace(/^budget:.*$/m, ""), "tencent-dev.yaml").problems).toEqual([]);
  });

  test("says nothing when it covers what always runs", () => {
    expect(withBudget("{ monthly: 10074, currency: CNY }")).toEqual({ problems: [], warnings: [] });
  });

  test("warns when it covers the smallest pools, but not what the smallest number of replicas keeps running", () => {
    const { problems, warnings } = withBudget("{ monthly: 10073, currency: CNY }");
    expect(problems).toEqual([]);
    expect(warnings).toEqual([
      "expected what the smallest number of replicas keeps running a month, 10074 CNY (2 × S5.LARGE8 at about 0.9 an hour, 1 × PNV4.7XLARGE116 at about 12 an hour), got 10073; line 17 says min: 1",
    ]);
  });

  test("fails when it does not cover the smallest pools", () => {
    expect(withBudget("{ monthly: 1313, currency: CNY }").problems).toEqual([
      "expected at least what the smallest number of nodes costs a month, 1314 CNY (2 × S5.LARGE8 at about 0.9 an hour), got 1313; line 7 says how many nodes there are at least",
    ]);
    expect(withBudget("{ monthly: 1314, currency: CNY }").problems).toEqual([]);
  });

  test("goes by the prices the file states before those of the catalog", () => {
    const stated = "{ monthly: 8000, currency: CNY, hourlyPrices: { S5.LARGE8: 1.5, PNV4.7XLARGE116: 7 } }";
    expect(withBudget(stated)).toEqual({ problems: [], warnings: [] });
    const dear = "{ monthly: 8000, currency: CNY, hourlyPrices: { S5.LARGE8: 6 } }";
    expect(withBudget(dear).problems).toEqual([
      "expected at least what the smallest number of nodes costs a month, 8760 CNY (2 × S5.LARGE8 at 6 an hour), got 8000; line 7 says how many nodes there are at least",
    ]);
  });

  test("gives no verdict on what has no known price, and says so", () => {
    const unknown = withBudget("{ monthly: 1, currency: CNY }", (text) =>
      text.replace("S5.LARGE8", "S6.LARGE8"),
    );
    expect(unknown.problems).toEqual([]);
    expect(unknown.warnings[0]).toBe(
      "expected a price in CNY for S6.LARGE8 in budget.hourlyPrices to compare with, got none, so it is not known whether the budget covers the smallest number of nodes",
    );
  });

  test("does not take prices in another currency for its own", () => {
    const { problems, warnings } = withBudget("{ monthly: 1, currency: USD }");
    expect(problems).toEqual([]);
    expect(warnings[0]).toContain("a price in USD for S5.LARGE8");
  });
});

describe("typesWithoutPrice", () => {
  const draft = (budget: string) =>
    draftOf("tencent-dev", parse(DESIGN.replace(/^budget:.*$/m, `budget: ${budget}`)), []);

  test("names machine types of nodes that always run, each once, whose price nobody knows", () => {
    const without = draft("{ monthly: 1, currency: USD }");
    expect(typesWithoutPrice(without, CATALOGS.tencent)).toEqual(["S5.LARGE8"]);
    expect(budgetCovers(without, CATALOGS.tencent)).toEqual([]);
  });

  test("names none where the file states the price, nor without a budget", () => {
    const stated = draft("{ monthly: 9999, currency: USD, hourlyPrices: { S5.LARGE8: 1 } }");
    expect(typesWithoutPrice(stated, CATALOGS.tencent)).toEqual([]);
    const none = draftOf("tencent-dev", parse(DESIGN.replace(/^budget:.*$/m, "")), []);
    expect(typesWithoutPrice(none, CATALOGS.tencent)).toEqual([]);
  });
});
