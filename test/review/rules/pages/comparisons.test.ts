import { reviewPlans } from "../../../../review/review-plans";
import { RULE_HELP } from "../../../../review/rules";
import { Example } from "../../../../review/rules/engine/rule";
import { COMPARISONS } from "../../../../review/rules/pages/comparisons";
import { planOf } from "../../../support/planned-resources";

/** Severities of the findings of a rule in a plan of these resources. */
function found(rule: string, examples: readonly Example[]): readonly string[] {
  const plan = planOf(...examples);
  return reviewPlans({ stacks: [{ name: "example", plan }] })
    .findings.filter((finding) => finding.rule === rule)
    .map(({ severity }) => severity);
}

describe("what is found by comparing", () => {
  const cases = COMPARISONS.flatMap(({ id, severity, examples }) =>
    examples === undefined ? [] : [[id, severity, examples] as const],
  );

  test.each(cases)(
    "is found in its example, with its severity, and not in the other: %s",
    (id, severity, examples) => {
      expect(found(id, examples.failing)).toEqual([severity]);
      expect(found(id, examples.passing)).toEqual([]);
    },
  );

  test("says of itself what every format can show", () => {
    for (const { id, title, reason, fix } of COMPARISONS) {
      expect(RULE_HELP.get(id)).toEqual({ title, why: reason, fix });
    }
    expect(RULE_HELP.has("SDI-T06")).toBe(true);
  });
});
