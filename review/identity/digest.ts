import { actionOf } from "../changes";
import { StackReview } from "../model";
import { Plan, PlannedResource } from "../plan/plan";
import { digestOf, Unordered } from "./meaning";
import { driftWithoutPassing, withoutPassing } from "./passing";

/**
 * Digest of what a plan means, secrets by their marks. Equal for two plans of the same change: the order in which things
 * are listed, the time, the version of the program that planned, and what comes and goes by itself are no part of it.
 */
export function planDigest(plan: Plan): string {
  const changing = plan.resources.filter((each) => actionOf(each) !== "none");
  const outputs = plan.outputs.filter(({ actions }) => !actions.every((action) => action === "no-op"));
  const checks = plan.checks.filter(({ status }) => status !== "pass");
  return digestOf({
    complete: plan.complete ?? null,
    errored: plan.errored ?? null,
    resources: new Unordered(changing.map(withoutPassing).map(meant)),
    drift: new Unordered(plan.drift.flatMap((each) => driftWithoutPassing(each) ?? []).map(meant)),
    deferred: new Unordered(plan.deferred.map((each) => ({ ...each, resource: meant(each.resource) }))),
    outputs: new Unordered(outputs),
    checks: new Unordered(checks.map((check) => ({ ...check, problems: new Unordered(check.problems) }))),
  });
}

/** Digest of several stacks together: their names, and what each of them is. */
export function reviewDigest(stacks: readonly StackReview[]): string {
  return digestOf({
    stacks: stacks.map(({ name, status, digest }) => ({ name, status: status.kind, digest: digest ?? null })),
  });
}

/** The paths that force a replacement come in any order. */
function meant(resource: PlannedResource): unknown {
  return { ...resource, replacePaths: new Unordered(resource.replacePaths) };
}
