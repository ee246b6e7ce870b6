import { createHash } from "node:crypto";
import { StackReview } from "../model";
import { Plan } from "../plan/plan";
import { MaskedValue, UNKNOWN } from "../plan/value";
import { actionOf } from "../changes";

/**
 * Digest of what a plan means, secrets by their marks. Equal for two plans of the same change: the order in which things are
 * listed, the time, and the version of the program that planned are no part of it.
 */
export function planDigest(plan: Plan): string {
  const changing = plan.resources.filter((each) => actionOf(each) !== "none");
  const outputs = plan.outputs.filter(({ actions }) => !actions.every((action) => action === "no-op"));
  return digestOf({
    complete: plan.complete ?? null,
    errored: plan.errored ?? null,
    resources: sorted(changing),
    drift: sorted(plan.drift),
    deferred: sorted(plan.deferred),
    outputs: sorted(outputs),
    checks: sorted(plan.checks.filter(({ status }) => status !== "pass")),
  });
}

/** Digest of several stacks together: their names, and what each of them is. */
export function reviewDigest(stacks: readonly StackReview[]): string {
  return digestOf(
    stacks.map(({ name, status, digest }) => ({ name, status: status.kind, digest: digest ?? null })),
  );
}

/** Lists that are no lists: their order means nothing. */
function sorted(items: readonly unknown[]): readonly string[] {
  return items.map(canonical).sort();
}

function digestOf(value: unknown): string {
  return `sha256:${createHash("sha256").update(canonical(value)).digest("hex")}`;
}

/** JSON with members in order. Masked and unknown parts cannot be mistaken for texts. */
function canonical(value: unknown): string {
  if (value === UNKNOWN) return "?";
  if (value instanceof MaskedValue) return `*${value.mark}`;
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, item]) => `${JSON.stringify(name)}:${canonical(item)}`).join(",")}}`;
}
