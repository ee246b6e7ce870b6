import { actionOf, attributeChanges } from "../changes";
import { readablePath } from "../changes/label";
import { AttributeChange, Drift, Origin, ValuePath } from "../model";
import { Plan, PlannedResource, RelevantAttribute } from "../plan/plan";
import { Elsewhere } from "./set-elsewhere";
import { BY_WEIGHT, Sorted, sortOf } from "./sorts";

/** Where something at an address comes from. */
export type OriginOf = (
  address: string,
  attributes: readonly ValuePath[],
) => Origin & { readonly address: string };

/**
 * What was changed outside, sorted by how much it matters.
 *
 * @param next - the plan of the next apply, which tells what becomes of it; `unknown` when there is none.
 * @default - the plan that has seen the drift.
 */
export function driftOf(plan: Plan, originOf: OriginOf, next: Plan | "unknown" = plan): readonly Drift[] {
  const { resources, relevantAttributes } = next === "unknown" ? NO_PLAN : next;
  const planned = new Map(resources.map((resource) => [resource.address, resource]));
  const elsewhere = new Elsewhere(next === "unknown" ? plan : next);
  return plan.drift.flatMap((resource) => {
    const action = actionOf(resource);
    if (action !== "update" && action !== "delete") return [];
    const { address, type } = resource;
    const attributes = action === "delete" ? [] : attributeChanges(resource.before, resource.after);
    const paths = attributes.map(({ path }) => path);
    const { sort, why } =
      action === "delete" ? GONE : worst(attributes, (path) => elsewhere.setter(resource, path));
    const change = changeOf(planned.get(address));
    const undone = action === "delete" ? change.creates : change.paths.some((path) => touches(path, paths));
    const relevant = relevantAttributes.some((each) => concerns(each, resource, paths));
    return [
      {
        ...originOf(address, paths),
        address,
        type,
        action,
        attributes,
        sort,
        why,
        explainsPlan: undone || relevant,
        fate: next === "unknown" ? "unknown" : undone ? "undone" : "kept",
      },
    ];
  });
}

const NO_PLAN: Pick<Plan, "resources" | "relevantAttributes"> = { resources: [], relevantAttributes: [] };

const GONE: Sorted = { sort: "dangerous", why: "it is gone" };

/** Where before and after mean the same, the cloud only writes it in another way. */
const SAME: Sorted = { sort: "noise", why: "nothing in it means anything else than before" };

function worst(
  attributes: readonly AttributeChange[],
  setter: (path: ValuePath) => string | undefined,
): Sorted {
  const sorted = attributes.map((attribute) => {
    if (isNothing(attribute)) return { attribute, ...SAME };
    const own = sortOf(attribute.path);
    const by = own.sort === "dangerous" || own.sort === "other" ? setter(attribute.path) : undefined;
    if (by === undefined) return { attribute, ...own };
    return { attribute, sort: "noise" as const, why: `is what \`${by}\` sets` };
  });
  for (const sort of BY_WEIGHT) {
    const found = sorted.find((each) => each.sort === sort);
    if (found === undefined) continue;
    if (found.why === SAME.why) return SAME;
    const { path, label = readablePath(null, null, path) } = found.attribute;
    return { sort, why: `\`${label}\` ${found.why}` };
  }
  return SAME;
}

/** Nothing, written in different ways. */
function isNothing({ before, after }: AttributeChange): boolean {
  return [before, after].every(
    (shown) =>
      shown.kind === "absent" || (shown.kind === "text" && ["", "[]", "{}", "null"].includes(shown.text)),
  );
}

/** What the next apply does to the resource. */
function changeOf(resource: PlannedResource | undefined): {
  readonly creates: boolean;
  readonly paths: readonly ValuePath[];
} {
  if (resource === undefined) return { creates: false, paths: [] };
  const action = actionOf(resource);
  if (action === "create") return { creates: true, paths: [] };
  // What goes or is made anew keeps nothing of what was changed outside.
  if (action === "delete" || action === "replace") return { creates: true, paths: [[]] };
  if (action !== "update") return { creates: false, paths: [] };
  const paths = attributeChanges(resource.before, resource.after).map(({ path }) => path);
  return { creates: false, paths };
}

function touches(path: ValuePath, paths: readonly ValuePath[]): boolean {
  return paths.length === 0
    ? path.length === 0
    : paths.some((other) => isPrefix(path, other) || isPrefix(other, path));
}

/** Whether a plan was made from what has changed. */
function concerns(
  { resource: relevant, path }: RelevantAttribute,
  { address, index }: PlannedResource,
  changed: readonly ValuePath[],
): boolean {
  const withoutKey = index === undefined ? address : address.replace(/\[[^[]*\]$/, "");
  if (relevant !== address && relevant !== withoutKey) return false;
  return changed.length === 0 || touches(path, changed);
}

function isPrefix(a: ValuePath, b: ValuePath): boolean {
  return a.length <= b.length && a.every((step, at) => step === b[at]);
}

export { BY_WEIGHT } from "./sorts";
export type { DriftSort } from "./sorts";
