import { readFileSync } from "node:fs";
import { join } from "node:path";
import { STACK_FILE, SynthesizedStack } from "../../rehearsal/run/stacks";
import { StackStatus } from "../../review/model";
import { PlanFolder } from "./plan-folder";
import { Planning } from "./planning";
import { StackFailure, StackPlan } from "./stack-planner";
import { StackState } from "./state";
import { isSettled, changesAnything, outputsRead } from "./upstream";

/** What became of planning one stack. */
export interface StackOutcome {
  readonly stack: SynthesizedStack;

  /** Absent when it was not planned. */
  readonly planned?: StackPlan;

  /** Why it was not planned; absent when it was. */
  readonly status?: Exclude<StackStatus, { readonly kind: "planned" }>;

  /** Where it would have been planned from; absent when that could not be asked for. */
  readonly state?: StackState | undefined;
}

/**
 * Plans the stacks of an environment one after the other. One that fails keeps no other from being planned that it does
 * not concern. What is to be destroyed or only compared, and is not there, is left out.
 *
 * @param into - where the plan files go.
 * @throws AbortError when interrupted.
 */
export async function planStacks(planning: Planning, into: PlanFolder): Promise<readonly StackOutcome[]> {
  const { stacks, mode, progress } = planning;
  const outcomes = new Map<string, StackOutcome>();
  for (const stack of stacks) {
    const unsettled = mode === "apply" ? unsettledFor(stack, outcomes) : [];
    if (unsettled.length > 0) {
      progress.note(
        `- ${stack.name} waits for ${unsettled.join(" and ")}: it cannot be planned truthfully before`,
      );
      outcomes.set(stack.name, { stack, ...(await waiting(planning, stack, unsettled)) });
      continue;
    }
    const outcome = await planStack(planning, stack, into);
    if (outcome !== undefined) outcomes.set(stack.name, outcome);
    tellOfUpstream(planning, stack, outcomes);
  }
  return [...outcomes.values()];
}

/** Plans one stack; undefined when there is nothing of it to plan. */
async function planStack(
  planning: Planning,
  stack: SynthesizedStack,
  into: PlanFolder,
): Promise<StackOutcome | undefined> {
  const { mode, planner, progress, signals } = planning;
  try {
    return await progress.step(`plan ${stack.name}`, async ({ detail }) => {
      if (mode !== "apply") {
        const state = await planner.state(stack);
        if (!state.isApplied) {
          detail("nothing of it is there");
          return undefined;
        }
      }
      const planned = await planner.plan(stack, mode, into.planFile(stack.name));
      return { stack, planned, state: planned.state };
    });
  } catch (error) {
    signals.stop.throwIfAborted();
    if (!(error instanceof StackFailure)) throw error;
    return { stack, status: { kind: "failed", message: error.message } };
  }
}

/** Those it depends on that have to be applied before. */
function unsettledFor(
  stack: SynthesizedStack,
  outcomes: ReadonlyMap<string, StackOutcome>,
): readonly string[] {
  const read = outputsRead(readFileSync(join(stack.folder, STACK_FILE), "utf8"));
  return stack.dependencies.filter((name) => {
    const { planned } = outcomes.get(name) ?? {};
    return !isSettled({ plan: planned?.plan, state: planned?.state }, read.get(name) ?? new Set());
  });
}

/** What is known of a stack that waits: where it would be planned from. */
async function waiting(
  { planner, signals }: Planning,
  stack: SynthesizedStack,
  names: readonly string[],
): Promise<Omit<StackOutcome, "stack">> {
  const status = { kind: "waits", for: names } as const;
  try {
    return { status, state: await planner.state(stack) };
  } catch (error) {
    signals.stop.throwIfAborted();
    if (!(error instanceof StackFailure)) throw error;
    return { status: { kind: "failed", message: error.message } };
  }
}

/** A plan is made from what there is now. */
function tellOfUpstream(
  { mode, progress }: Planning,
  stack: SynthesizedStack,
  outcomes: ReadonlyMap<string, StackOutcome>,
): void {
  if (mode !== "apply" || outcomes.get(stack.name)?.planned === undefined) return;
  const changing = stack.dependencies.filter((name) => {
    const plan = outcomes.get(name)?.planned?.plan;
    return plan !== undefined && changesAnything(plan);
  });
  if (changing.length === 0) return;
  progress.note(
    `  planned from ${changing.join(" and ")} as it is now, which changes: \`apply\` plans it again, and stops when it differs`,
  );
}
