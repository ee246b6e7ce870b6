import { rmSync } from "node:fs";
import { Approval, openApproval, Signer } from "../../review/identity";
import { Context } from "../context";
import { Planning, PlanningOptions, withPlanning } from "../plan/planning";
import { reviewOf } from "../plan/plan-environment";
import { planStacks, StackOutcome } from "../plan/plan-stacks";
import { announcedReview } from "./announced";
import { ApplyOutcome, StackEnding, verdictOf } from "./outcome";
import { StackApplier } from "./stack-applier";
import { unknownFindings } from "./unknown-findings";

/** What to apply, and by whose leave. */
export interface ApplyOptions extends Omit<PlanningOptions, "mode" | "upgrade"> {
  readonly mode: "apply" | "destroy";

  /** The approval, as `sdstack approve` has written it. */
  readonly approval: string;

  /** People whose approvals count. */
  readonly signers: readonly Signer[];
  readonly now: () => Date;
}

/**
 * Does what was approved, and nothing else. Every stack is planned again first, so that nothing is begun when anything is
 * not what was approved: another plan, a state that has moved, something changed outside. After a stack was applied, those
 * behind it are planned once more, and it stops at the first that differs.
 *
 * @throws what synthesis throws, AbortError when interrupted before anything was begun.
 */
export async function applyEnvironment(context: Context, options: ApplyOptions): Promise<ApplyOutcome> {
  const { environment, mode, approval: text, signers, now, progress } = options;
  const asked = { signers, environment, destroy: mode === "destroy" };
  const opened = openApproval(text, { ...asked, now: now() });
  const outcome = { environment, mode, stacks: [] };
  if (opened.approval === undefined) return { ...outcome, verdict: "refused", problems: opened.problems };
  const { approval, signer } = opened;
  const named = approval.approver === signer ? "" : `, as "${approval.approver}"`;
  progress.note(`approved by ${signer}${named} at ${approval.approvedAt}, until ${approval.expiresAt}`);
  return withPlanning(context, options, async (planning) => {
    const fresh = planning.folder.fresh();
    try {
      const outcomes = await planStacks(planning, fresh);
      const problems = [
        ...goneStacks(approval, planning, outcomes),
        ...unknownFindings(approval, reviewOf(planning, outcomes)),
      ];
      const applier = new StackApplier({
        planning,
        fresh,
        verify: { ...asked, text, now },
        approval,
        announced: announcedReview(planning.folder, approval),
      });
      const stacks = await applyStacks(outcomes, applier, problems);
      const verdict = verdictOf(stacks, problems, applier.isInterrupted);
      return { ...outcome, verdict, signer, problems, stacks };
    } finally {
      rmSync(fresh.path, { recursive: true, force: true });
    }
  });
}

/** Stacks that were approved and are not there any more. What is to be destroyed may be gone already. */
function goneStacks(
  { stacks }: Approval,
  { mode }: Planning,
  outcomes: readonly StackOutcome[],
): readonly string[] {
  if (mode === "destroy") return [];
  return stacks
    .filter(({ name }) => !outcomes.some(({ stack }) => stack.name === name))
    .map(({ name }) => `${name} was approved, and the environment has no such stack any more`);
}

/** Judges all stacks before it applies the first. */
async function applyStacks(
  outcomes: readonly StackOutcome[],
  applier: StackApplier,
  problems: readonly string[],
): Promise<readonly StackEnding[]> {
  const judged = outcomes.map((outcome) => ({ outcome, ending: applier.judge(outcome) }));
  const isStopped =
    problems.length > 0 ||
    judged.some(({ ending }) => ending?.kind === "differs" || ending?.kind === "failed");
  const endings: StackEnding[] = [];
  let stops = isStopped;
  let hasApplied = false;
  for (const { outcome, ending } of judged) {
    const { name } = outcome.stack;
    if (ending !== undefined && !(hasApplied && ending.kind === "unchanged")) {
      endings.push({ name, result: ending });
      continue;
    }
    if (stops || applier.isInterrupted) {
      endings.push({ name, result: ending ?? { kind: "remains" } });
      continue;
    }
    const result = await applier.apply(outcome, hasApplied);
    hasApplied ||= result.kind === "applied";
    stops ||= result.kind !== "applied" && result.kind !== "unchanged";
    endings.push({ name, result });
  }
  // What protects things is no part of a plan: a program that changes nothing may protect less than the one before.
  const unchanged = endings.filter(({ result }) => result.kind === "unchanged").map(({ name }) => name);
  for (const { stack } of isStopped ? [] : outcomes) {
    if (unchanged.includes(stack.name)) applier.keepProgram(stack);
  }
  return endings;
}
