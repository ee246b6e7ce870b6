import { readFileSync } from "node:fs";
import { join } from "node:path";
import { STACK_FILE } from "../../rehearsal/run/stacks";
import { Allowance } from "../../review/guard";
import { PlanBase } from "../../review/identity";
import { Review } from "../../review/model";
import { ReviewedStack } from "../../review/reviewed-stack";
import { reviewPlans } from "../../review/review-plans";
import { Context } from "../context";
import { environmentInputs, programInputs } from "../review/review-inputs";
import { PlanManifest, writePlanned } from "./manifest";
import { PlanFolder } from "./plan-folder";
import { Planning, PlanningOptions, withPlanning } from "./planning";
import { planStacks, StackOutcome } from "./plan-stacks";

/** How to plan, and what may be lost by it. */
export interface PlanEnvironmentOptions extends PlanningOptions {
  /**
   * What may be lost, by address and with a reason; for these plans only.
   *
   * @default - nothing that holds data may go.
   */
  readonly allowances?: readonly Allowance[] | undefined;
}

/** An environment that was planned. */
export interface PlannedEnvironment {
  readonly environment: string;
  readonly folder: PlanFolder;
  readonly outcomes: readonly StackOutcome[];
  readonly review: Review;
}

/**
 * Plans every stack of an environment with Terraform, and reviews the plans together. The folder has the plan files, the
 * manifest and the masked review then.
 *
 * @throws what synthesis throws, AbortError when interrupted.
 */
export async function planEnvironment(
  context: Context,
  options: PlanEnvironmentOptions,
): Promise<PlannedEnvironment> {
  return withPlanning(context, options, async (planning) => {
    const { folder, environment, mode } = planning;
    folder.removePlans();
    const outcomes = await planStacks(planning, folder);
    const review = reviewOf(planning, outcomes, options.allowances);
    if (mode !== "refresh-only")
      writePlanned(folder, manifestOf(environment, mode, outcomes, review), review);
    return { environment, folder, outcomes, review };
  });
}

/** Reviews what was planned. */
export function reviewOf(
  { environment, configFolder, prices, appliedBefore }: Planning,
  outcomes: readonly StackOutcome[],
  allowances: readonly Allowance[] = [],
): Review {
  const stacks = outcomes.map(({ stack, planned, status }): ReviewedStack => {
    const { name, folder } = stack;
    if (planned === undefined) return { name, status: status ?? { kind: "failed", message: "not planned" } };
    const program = readFileSync(join(folder, STACK_FILE), "utf8");
    return { name, plan: planned.plan, ...programInputs(program, appliedBefore(name)) };
  });
  const inputs = environmentInputs({ configFolder, environment, now: new Date(), prices });
  return reviewPlans({ ...inputs, stacks, allowances });
}

/** Where a stack was, or would have been, planned from. */
export function baseOf({ stack, planned, state }: StackOutcome): PlanBase {
  return planned?.base ?? { name: stack.name, state: state?.base ?? null, lockFile: null };
}

function manifestOf(
  environment: string,
  mode: PlanManifest["mode"],
  outcomes: readonly StackOutcome[],
  review: Review,
): PlanManifest {
  const digests = new Map(review.stacks.map(({ name, digest }) => [name, digest]));
  return {
    format: 1,
    environment,
    mode,
    createdAt: new Date().toISOString(),
    stacks: outcomes.map((outcome) => {
      const { stack, planned, status } = outcome;
      const { state, lockFile } = baseOf(outcome);
      const digest = digests.get(stack.name);
      return {
        name: stack.name,
        status: status?.kind ?? "planned",
        ...(digest === undefined ? {} : { digest }),
        state,
        lockFile,
        ...(planned === undefined ? {} : { planFile: `${stack.name}.tfplan` }),
      };
    }),
    digest: review.digest,
  };
}
