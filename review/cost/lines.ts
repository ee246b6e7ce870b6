import { PriceEntry } from "../../catalog/prices";
import { actionOf } from "../changes/action";
import { isPlanObject } from "../changes/values";
import { CostLine, Origin, UnknownCost, ValuePath } from "../model";
import { Plan, PlannedResource } from "../plan/plan";
import { PlanValue } from "../plan/value";
import { CentsRange, moneyOf, NO_CENTS, plus, Reckoned, reckon } from "./amounts";
import { billOf, hasBillingRule } from "./billing";
import { CostFacts } from "./facts";

/** What a stack costs, exact. */
export interface StackReckoning {
  readonly before: CentsRange;
  readonly after: CentsRange;
  readonly lines: readonly CostLine[];
  readonly unknown: readonly UnknownCost[];

  /** Whether anything in it is of a type that is known to be paid for. */
  readonly concerned: boolean;
}

/** Where something at an address comes from. */
export type OriginOf = (address: string, attributes?: readonly ValuePath[]) => Origin;

/** Adds up a plan, resource by resource, also those that stay as they are. */
export function reckonPlan(plan: Plan, originOf: OriginOf, facts: CostFacts): StackReckoning {
  let [before, after] = [NO_CENTS, NO_CENTS];
  const lines: CostLine[] = [];
  const unknown: UnknownCost[] = [];
  let concerned = false;
  for (const resource of plan.resources) {
    if (resource.mode !== "managed") continue;
    const sides = sidesOf(resource, facts);
    const origin = originOf(resource.address);
    const line = lineOf(resource, sides);
    if (line !== undefined) lines.push({ ...origin, ...line });
    before = plus(before, sides.before.priced?.range ?? NO_CENTS);
    after = plus(after, sides.after.priced?.range ?? NO_CENTS);
    const { address } = resource;
    for (const why of unknownOf(resource, sides)) unknown.push({ ...origin, address, why });
    concerned ||= hasBillingRule(resource.type) && (line !== undefined || sides.after.unknown.length > 0);
  }
  for (const { resource } of plan.deferred) {
    if (!isFree(resource, facts)) {
      const { address } = resource;
      unknown.push({ ...originOf(address), address, why: "it is left for a later plan" });
    }
  }
  return { before, after, lines, unknown, concerned };
}

interface Sides {
  readonly before: Reckoned;
  readonly after: Reckoned;
}

function sidesOf(resource: PlannedResource, facts: CostFacts): Sides {
  const { type } = resource;
  const then = side(type, resource.before, facts);
  // What is forgotten stays in the cloud, and on its bill.
  return { before: then, after: actionOf(resource) === "forget" ? then : side(type, resource.after, facts) };
}

function side(type: string, value: PlanValue, facts: CostFacts): Reckoned {
  if (value === null) return { unknown: [] };
  // Nothing is known of a resource that is unknown as a whole, except what holds for all of its type.
  return reckon(billOf(type, isPlanObject(value) ? value : {}, facts.kept), facts);
}

function isFree(resource: PlannedResource, facts: CostFacts): boolean {
  const { before, after } = sidesOf(resource, facts);
  return [before, after].every(({ priced, unknown }) => priced === undefined && unknown.length === 0);
}

function lineOf(
  resource: PlannedResource,
  { before: { priced: before }, after: { priced: after } }: Sides,
): Omit<CostLine, "stack"> | undefined {
  if (before === undefined && after === undefined) return undefined;
  const words = [before?.what, after?.what].filter((what) => what !== undefined);
  const what = [...new Set(words)].join(" → ");
  const entries = new Map<string, PriceEntry>();
  for (const entry of [...(before?.entries ?? []), ...(after?.entries ?? [])]) {
    entries.set(`${entry.source} ${entry.date}`, entry);
  }
  const left = resource.deposed === undefined ? "" : " (left behind by a replacement that failed)";
  const forgotten = actionOf(resource) === "forget" ? " (no longer managed, and still paid for)" : "";
  return {
    address: resource.address,
    what: `${what}${left}${forgotten}`,
    ...(before === undefined ? {} : { before: moneyOf(before.range) }),
    ...(after === undefined ? {} : { after: moneyOf(after.range) }),
    prices: [...entries.values()].map(({ source, date, estimate }) => ({
      source: estimate ? `estimate, ${source}` : source,
      date,
    })),
  };
}

/** Why something is not counted; on one side only where the resource is there on both. */
function unknownOf({ before, after }: PlannedResource, sides: Sides): readonly string[] {
  const [then, now] = [new Set(sides.before.unknown), new Set(sides.after.unknown)];
  const changes = before !== null && after !== null;
  return [
    ...[...then].filter((why) => !now.has(why)).map((why) => (changes ? `before: ${why}` : why)),
    ...[...now].map((why) => (changes && !then.has(why) ? `after: ${why}` : why)),
  ];
}
