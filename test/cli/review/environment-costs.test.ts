import { join } from "node:path";
import { environmentInputs } from "../../../cli/review/review-inputs";

const ENVIRONMENTS = join(__dirname, "..", "..", "..", "config", "environments");

describe("the costs of an environment", () => {
  const { costs } = environmentInputs({
    configFolder: ENVIRONMENTS,
    environment: "tencent-prod",
    now: new Date("2026-11-22T10:00:00Z"),
  });

  test("go by its budget and where it is written", () => {
    expect(costs).toMatchObject({
      currency: "CNY",
      budget: { monthly: 60_000, source: { field: "budget.monthly", line: 77 } },
    });
  });

  test("go by the prices it states", () => {
    expect(costs!.prices.find("tencent/machine/PNV4.14XLARGE232", "CNY")).toMatchObject({
      amount: "24.000000",
      estimate: false,
      date: "2026-11-22",
    });
  });

  test("know the nodes that its replicas keep, and what makes its images", () => {
    expect([...costs!.kept!]).toEqual([["sdstack/node-pool=gpu", 1]]);
    expect(costs!.images).toEqual({
      model: "sdxl",
      card: "A10",
      machine: "tencent/machine/PNV4.14XLARGE232",
      replicasPerNode: 4,
      cardPercent: 50,
    });
  });
});
