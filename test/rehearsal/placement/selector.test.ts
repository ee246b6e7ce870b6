import { JsonObject } from "../../../rehearsal/cluster/kubernetes-api";
import { selects } from "../../../rehearsal/placement/selector";

const expression = (key: string, operator: string, ...values: string[]): JsonObject => ({
  matchExpressions: [{ key, operator, ...(values.length === 0 ? {} : { values }) }],
});

test.each([
  [{}, true],
  [{ matchLabels: { app: "sd" } }, true],
  [{ matchLabels: { app: "other" } }, false],
  [{ matchLabels: { app: "sd", tier: "web" } }, false],
  [expression("app", "In", "sd", "other"), true],
  [expression("app", "In", "other"), false],
  [expression("tier", "In", "web"), false],
  [expression("app", "NotIn", "other"), true],
  [expression("app", "NotIn", "sd"), false],
  [expression("tier", "NotIn", "web"), true],
  [expression("app", "Exists"), true],
  [expression("tier", "Exists"), false],
  [expression("app", "DoesNotExist"), false],
  [expression("tier", "DoesNotExist"), true],
] as const)("%j chooses app=sd: %p", (selector, chosen) => {
  expect(selects(selector, { app: "sd" })).toBe(chosen);
});

test("no selector chooses nothing", () => {
  expect(selects(undefined, { app: "sd" })).toBe(false);
});
