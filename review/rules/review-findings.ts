import { Finding, Origin, ValuePath } from "../model";
import { checkPlans } from "./findings";
import { PlanOfStack } from "./from-plan";
import { Waivers } from "./waivers";

/** A planned stack, and where what is in it comes from. */
export interface OriginatedPlan extends PlanOfStack {
  readonly originOf: (
    address: string,
    attributes?: readonly ValuePath[],
  ) => Origin & { readonly address: string };
}

/** What the rules find in plans, with the constructs and lines behind it. */
export function ruleFindings(stacks: readonly OriginatedPlan[], waivers?: Waivers): readonly Finding[] {
  return checkPlans(stacks, waivers).findings.map((finding) => {
    const { address, stack, attribute } = finding;
    const plan = stacks.find(({ name }) => name === stack);
    if (address === undefined || plan === undefined) return finding;
    return { ...plan.originOf(address, attribute === undefined ? [] : [stepsOf(attribute)]), ...finding };
  });
}

/** The steps of a path as rules write it: `spec.container[0].image`. */
function stepsOf(attribute: string): ValuePath {
  return [...attribute.matchAll(/"((?:[^"\\]|\\.)*)"|\[(\d+)\]|[^.[\]"]+/g)].map(([whole, quoted, index]) =>
    index === undefined ? (quoted ?? whole) : Number(index),
  );
}
