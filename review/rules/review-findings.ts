import { Finding, Origin, Undecided, ValuePath } from "../model";
import { ALL_RULES } from "./all-rules";
import { checkPlans, OpenQuestion } from "./findings";
import { PlanOfStack } from "./from-plan";
import { Waivers } from "./waivers";

/** A planned stack, and where what is in it comes from. */
export interface OriginatedPlan extends PlanOfStack {
  readonly originOf: (
    address: string,
    attributes?: readonly ValuePath[],
  ) => Origin & { readonly address: string };
}

/** What the rules find in plans and what they cannot tell, with the constructs and lines behind it. */
export function rulesOnPlans(
  stacks: readonly OriginatedPlan[],
  waivers?: Waivers,
): { readonly findings: readonly Finding[]; readonly undecided: readonly Undecided[] } {
  const { findings, open } = checkPlans(stacks, waivers);
  const plans = new Map(stacks.map((stack) => [stack.name, stack]));
  const withOrigin = <T extends Omit<OpenQuestion, "rule">>(each: T): T & Origin => {
    const { address, stack, attribute } = each;
    const plan = plans.get(stack);
    if (address === undefined || plan === undefined) return each;
    return { ...plan.originOf(address, attribute === undefined ? [] : [stepsOf(attribute)]), ...each };
  };
  return {
    findings: findings.map(withOrigin),
    undecided: byRule(open).map(({ places, ...rule }) => ({ ...rule, places: places.map(withOrigin) })),
  };
}

/** What is open, each place of a rule once. */
function byRule(
  open: readonly OpenQuestion[],
): readonly { rule: string; title: string; places: readonly Omit<OpenQuestion, "rule">[] }[] {
  const places = new Map<string, Map<string, Omit<OpenQuestion, "rule">>>();
  for (const { rule, ...place } of open) {
    const ofRule = places.get(rule) ?? new Map<string, Omit<OpenQuestion, "rule">>();
    places.set(rule, ofRule.set(JSON.stringify([place.stack, place.address, place.attribute]), place));
  }
  return ALL_RULES.flatMap(({ id, title }) => {
    const ofRule = places.get(id);
    return ofRule === undefined ? [] : [{ rule: id, title, places: [...ofRule.values()] }];
  });
}

/** The steps of a path as rules write it: `spec.container[0].image`. */
function stepsOf(attribute: string): ValuePath {
  return [...attribute.matchAll(/"((?:[^"\\]|\\.)*)"|\[(\d+)\]|[^.[\]"]+/g)].map(([whole, quoted, index]) =>
    index === undefined ? (quoted ?? whole) : Number(index),
  );
}
