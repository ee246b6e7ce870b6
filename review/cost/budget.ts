import { centsOf, microsOfNumber } from "../../catalog/prices";
import { Cost, Finding } from "../model";
import { CentsRange } from "./amounts";
import { CostFacts } from "./facts";

/** Id of the rule that compares costs with the budget. */
export const BUDGET_RULE = "SDI-B01";

/** The budget, and what of the costs to come is above it. */
export function budgetOf(after: CentsRange, { budget }: CostFacts): Cost["budget"] {
  if (budget === undefined) return undefined;
  const limit = centsOf(microsOfNumber(budget.monthly));
  const exceeded = after.low > limit ? "floor" : after.high > limit ? "ceiling" : "no";
  return { monthly: budget.monthly, exceeded };
}

/** What is to be said about the budget: what always runs must be within it, what may run should be. */
export function budgetFindings(
  cost: Cost | undefined,
  { budget }: Pick<CostFacts, "budget">,
): readonly Finding[] {
  if (cost?.budget === undefined || cost.budget.exceeded === "no") return [];
  const { currency, after, stacks } = cost;
  const { monthly, exceeded } = cost.budget;
  const isFloor = exceeded === "floor";
  const dearest = stacks.reduce((most, stack) => (stack.after.high > most.after.high ? stack : most), {
    stack: stacks[0]?.stack ?? "",
    after: { low: 0, high: -1 },
  });
  const said = isFloor
    ? `what always runs, at the smallest numbers of nodes and replicas, costs ${figure(after.low)} ${currency} a month`
    : `at the largest numbers of nodes it would cost ${figure(after.high)} ${currency} a month`;
  return [
    {
      stack: dearest.stack,
      ...(budget?.source === undefined ? {} : { source: budget.source }),
      rule: BUDGET_RULE,
      severity: isFloor ? "block" : "warn",
      question: "cost",
      message: `The budget is ${figure(monthly)} ${currency} a month, and ${said}.`,
      fix: isFloor
        ? "Lower the smallest numbers of nodes or replicas, choose a smaller machine type, or raise budget.monthly."
        : "Lower the largest numbers of nodes, or raise budget.monthly.",
    },
  ];
}

/** `12,000` or `840.50`. */
function figure(amount: number): string {
  const [whole = "", cents = "00"] = amount.toFixed(2).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return cents === "00" ? grouped : `${grouped}.${cents}`;
}
