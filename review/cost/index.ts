import { Cost } from "../model";
import { Plan } from "../plan/plan";
import { moneyOf, NO_CENTS, plus } from "./amounts";
import { budgetOf } from "./budget";
import { CostFacts } from "./facts";
import { thousandImages } from "./images";
import { OriginOf, reckonPlan } from "./lines";

/** A plan to reckon. */
export interface CostedStack {
  readonly name: string;
  readonly plan: Plan;

  /** Where something at an address comes from. */
  readonly originOf: OriginOf;
}

/**
 * What everything costs a month, before and after. Undefined when there is no budget, and nothing in the plans of which
 * we know that it is paid for.
 */
export function costOf(stacks: readonly CostedStack[], facts: CostFacts): Cost | undefined {
  const reckoned = stacks.map(({ name, plan, originOf }) => ({
    stack: name,
    ...reckonPlan(plan, originOf, facts),
  }));
  if (facts.budget === undefined && !reckoned.some(({ concerned }) => concerned)) return undefined;
  const before = reckoned.map((each) => each.before).reduce(plus, NO_CENTS);
  const after = reckoned.map((each) => each.after).reduce(plus, NO_CENTS);
  const images = thousandImages(facts);
  const budget = budgetOf(after, facts);
  return {
    currency: facts.currency,
    before: moneyOf(before),
    after: moneyOf(after),
    stacks: reckoned.map((each) => ({
      stack: each.stack,
      before: moneyOf(each.before),
      after: moneyOf(each.after),
    })),
    lines: reckoned.flatMap(({ lines }) => [...lines].sort(byAddress)),
    unknown: reckoned.flatMap(({ unknown }) => [...unknown].sort(byAddress)),
    ...(images === undefined ? {} : { thousandImages: images }),
    ...(budget === undefined ? {} : { budget }),
  };
}

function byAddress(a: { readonly address: string }, b: { readonly address: string }): number {
  return a.address < b.address ? -1 : Number(a.address > b.address);
}

export { BUDGET_RULE, budgetFindings } from "./budget";
export type { CostFacts, ImageMaking } from "./facts";
