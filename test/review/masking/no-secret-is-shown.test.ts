import fc from "fast-check";
import { formatReview, FORMATS } from "../../../review/formats";
import { PlanFormatError } from "../../../review/plan/plan-format-error";
import { readPlan } from "../../../review/plan/read-plan";
import { reviewPlans } from "../../../review/review-plans";
import { plantedPlan } from "../../support/planted-plans";

/** Plans in one review: what is about the report is done once for all of them. */
const PLANS = 50;

/** Letters and digits only: however a format escapes the rest. */
const bones = (text: string): string => text.replace(/[^A-Za-z0-9]+/g, "");

function expectNone(secrets: readonly string[], where: string, text: string): void {
  const stripped = bones(text);
  for (const secret of secrets) {
    // The bones of a PEM are its armour too; what counts is what it holds.
    if (text.includes(secret) || stripped.includes(bones(secret))) {
      throw new Error(`the secret ${JSON.stringify(secret)} stands in ${where}`);
    }
  }
}

describe("secrets planted anywhere in a plan", () => {
  it("stand in no format of 10,000 plans", () => {
    let plans = 0;
    fc.assert(
      fc.property(fc.array(plantedPlan, { minLength: PLANS, maxLength: PLANS }), (planted) => {
        const stacks = planted.map(({ json }, at) => ({
          name: `stack-${at}`,
          plan: readPlan(JSON.stringify(json)),
        }));
        const secrets = planted.flatMap((each) => each.secrets);
        const review = reviewPlans({ stacks });
        for (const format of FORMATS) {
          const report = formatReview(review, format, { budget: 1_000_000 });
          expectNone(secrets, format, report);
          // What tells two masked values apart stays inside, too.
          if (/\(masked [0-9a-f]/.test(report)) throw new Error(`a mark stands in ${format}`);
          // What is left out could hold one.
          if (report.includes("Left out for want of room")) throw new Error(`${format} is cut`);
        }
        plans += PLANS;
      }),
      { numRuns: 200 },
    );
    expect(plans).toBe(10_000);
  });

  it("stand in no message about a plan that is broken anywhere", () => {
    fc.assert(
      fc.property(
        plantedPlan,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.boolean(),
        (planted, share, cut) => {
          const text = JSON.stringify(planted.json);
          const at = Math.floor(text.length * share);
          const broken = cut
            ? text.slice(0, at)
            : `${text.slice(0, at)}${planted.secrets.join("")}${text.slice(at)}`;
          try {
            readPlan(broken);
          } catch (error) {
            if (!(error instanceof PlanFormatError)) throw error;
            expectNone(planted.secrets, "the message", error.message);
          }
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
