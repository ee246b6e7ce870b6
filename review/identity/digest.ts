import { actionOf } from "../changes";
import { StackReview } from "../model";
import { Plan, PlannedResource } from "../plan/plan";
import { canonicalText, digestOf } from "./meaning";

/**
 * Digest of what a plan means, secrets by their marks. Equal for two plans of the same change: the order in which things
 * are listed, the time, and the version of the program that planned are no part of it.
 */
export function planDigest(plan: Plan): string {
  const changing = plan.resources.filter((each) => actionOf(each) !== "none");
  const outputs = plan.outputs.filter(({ actions }) => !actions.every((action) => action === "no-op"));
  const checks = plan.checks.filter(({ status }) => status !== "pass");
  return digestOf({
    complete: plan.complete ?? null,
    errored: plan.errored ?? null,
    resources: sorted(changing.map(meant)),
    drift: sorted(plan.drift.map(meant)),
    deferred: sorted(plan.deferred.map((each) => ({ ...each, resource: meant(each.resource) }))),
    outputs: sorted(outputs),
    checks: sorted(checks.map((check) => ({ ...check, problems: sorted(check.problems) }))),
  });
}

/** Digest of several stacks together: their names, and what each of them is. */
export function reviewDigest(stacks: readonly StackReview[]): string {
  return digestOf(
    stacks.map(({ name, status, digest }) => ({ name, status: status.kind, digest: digest ?? null })),
  );
}

/** The paths that force a replacement come in any order. */
function meant(resource: PlannedResource): unknown {
  return { ...resource, replacePaths: sorted(resource.replacePaths) };
}

/** Lists that are no lists: their order means nothing. */
function sorted(items: readonly unknown[]): readonly string[] {
  return items.map(canonicalText).sort();
}
