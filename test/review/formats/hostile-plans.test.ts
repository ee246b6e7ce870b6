import fc from "fast-check";
import { FORMATS, formatReview, parseReview } from "../../../review/formats";
import { Review } from "../../../review/model";
import { readPlan } from "../../../review/plan/read-plan";
import { reviewPlans } from "../../../review/review-plans";
import { expectJunit, expectMarkdown, expectPage, expectVisible } from "../../support/harmless";
import { hostilePlan } from "../../support/hostile-plans";
import { hostileText } from "../../support/hostile-text";

const text = hostileText();

/** Reviews of hostile plans, whose stacks, allowances and waivers are hostile, too. */
const review: fc.Arbitrary<Review> = fc
  .record({
    plan: hostilePlan(text),
    stack: text,
    reason: text.map((each) => (each.trim() === "" ? "because" : each)),
    waiver: fc.record({ reason: text, owner: text }),
    environment: fc.option(text, { nil: undefined }),
  })
  .map(({ plan: json, stack, reason, waiver, environment }) => {
    const plan = readPlan(json);
    const [first] = reviewPlans({ stacks: [{ name: stack, plan }] }).findings;
    const entry = { ...waiver, rule: first?.rule ?? "SDI-D01", expires: "2026-01-01" };
    return reviewPlans({
      stacks: [{ name: stack, plan }],
      environment,
      allowances: plan.resources.map(({ address }) => ({ address, reason })),
      waivers: { entries: [entry, { ...entry, expires: "2027-01-01" }], today: "2026-06-01" },
    });
  });

describe("a report of a plan with hostile texts everywhere", () => {
  test("is what any other is, in every format", () => {
    fc.assert(
      fc.property(review, (each) => {
        for (const format of FORMATS) expectVisible(each, format);
        expectMarkdown(each);
        expectPage(each);
        expectJunit(each);
        const plain: unknown = JSON.parse(JSON.stringify(each));
        expect(parseReview(formatReview(each, "json"))).toEqual(plain);
      }),
      { numRuns: 60 },
    );
  });
});
