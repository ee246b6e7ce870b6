import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { STACK_FILE, SynthesizedStack } from "../../rehearsal/run/stacks";
import { DriftInput, driftReport } from "../../review/drift/drift-report";
import { DriftReport } from "../../review/model";
import { constructPaths } from "../../review/origin";
import { Context } from "../context";
import { Planning, PlanningOptions, withPlanning } from "../plan/planning";
import { StackFailure } from "../plan/stack-planner";
import { environmentInputs } from "../review/review-inputs";

type StackInput = DriftInput["stacks"][number];

/** What to compare, and how. */
export type DriftOptions = Omit<PlanningOptions, "mode" | "prices">;

/**
 * Compares an environment with what is there, stack by stack, and asks of each what the next apply would do. Plans that
 * were made before stay as they are; those of the comparison are removed again.
 *
 * @throws what synthesis throws, AbortError when interrupted.
 */
export async function driftOfEnvironment(context: Context, options: DriftOptions): Promise<DriftReport> {
  const { environment, configFolder } = options;
  const { sourceOf } = environmentInputs({ configFolder, environment, now: new Date() });
  return withPlanning(context, { ...options, mode: "refresh-only" }, async (planning) => {
    const { stacks, folder } = planning;
    const fresh = folder.fresh();
    try {
      const compared: StackInput[] = [];
      for (const stack of stacks) {
        compared.push(await compare(planning, stack, fresh.planFile(stack.name)));
      }
      return driftReport({ stacks: compared, environment, sourceOf });
    } finally {
      rmSync(fresh.path, { recursive: true, force: true });
    }
  });
}

/** Compares one stack; what fails is told of this stack, and keeps no other from being compared. */
async function compare(planning: Planning, stack: SynthesizedStack, planFile: string): Promise<StackInput> {
  const { planner, progress, signals } = planning;
  const { name, folder } = stack;
  try {
    return await progress.step(`compare ${name} with what is there`, async ({ detail }) => {
      const { isApplied } = await planner.state(stack);
      if (!isApplied) {
        detail("nothing of it is applied");
        return { name, status: { kind: "not-applied" } };
      }
      const { plan } = await planner.plan(stack, "refresh-only", planFile);
      detail("what the next apply would do");
      const next = await nextPlan(planning, stack, planFile);
      const program = readFileSync(join(folder, STACK_FILE), "utf8");
      return { name, plan, next, constructPaths: constructPaths(program) };
    });
  } catch (error) {
    signals.stop.throwIfAborted();
    if (!(error instanceof StackFailure)) throw error;
    return { name, status: { kind: "failed", message: error.message } };
  }
}

/** The plan of the next apply; why there is none when Terraform cannot make one. */
async function nextPlan(
  { planner, signals }: Planning,
  stack: SynthesizedStack,
  planFile: string,
): Promise<Extract<StackInput, { readonly next: unknown }>["next"]> {
  try {
    const { plan } = await planner.plan(stack, "apply", planFile);
    return plan.errored === true ? { failed: "planning ended with an error" } : plan;
  } catch (error) {
    signals.stop.throwIfAborted();
    if (!(error instanceof StackFailure)) throw error;
    return { failed: error.message };
  }
}
