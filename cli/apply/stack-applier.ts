import { copyFileSync, existsSync, mkdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { STACK_FILE, SynthesizedStack } from "../../rehearsal/run/stacks";
import { Approval, OpenOptions, planDigest, verifyApproval } from "../../review/identity";
import { Review } from "../../review/model";
import { Plan } from "../../review/plan/plan";
import { Planning } from "../plan/planning";
import { reviewOf } from "../plan/plan-environment";
import { PlanFolder } from "../plan/plan-folder";
import { StackOutcome } from "../plan/plan-stacks";
import { StackFailure, StackPlan } from "../plan/stack-planner";
import { changesAnything } from "../plan/upstream";
import { differences } from "./differences";
import { StackResult } from "./outcome";

/** By what stacks are judged and applied. */
export interface StackApplierOptions {
  readonly planning: Planning;

  /** Where plans of now are. */
  readonly fresh: PlanFolder;
  readonly verify: Omit<OpenOptions, "now"> & { readonly text: string; readonly now: () => Date };
  readonly approval: Approval;

  /** The review that was approved, when it is at hand. */
  readonly announced: Review | undefined;
}

/** Applies stacks whose plans are the approved ones. */
export class StackApplier {
  readonly #options: StackApplierOptions;

  public constructor(options: StackApplierOptions) {
    this.#options = options;
  }

  /** Whether the user wants an end. */
  public get isInterrupted(): boolean {
    return this.#options.planning.signals.stop.aborted;
  }

  /** Keeps the program as it was applied, or found to change nothing: the next review tells from it what loses `prevent_destroy`. */
  public keepProgram({ name, folder }: SynthesizedStack): void {
    const file = this.#options.planning.folder.appliedProgram(name);
    mkdirSync(dirname(file), { recursive: true });
    copyFileSync(join(folder, STACK_FILE), file);
  }

  /** What keeps a stack from being applied; undefined when nothing does. */
  public judge(outcome: StackOutcome): StackResult | undefined {
    const { stack, planned, status } = outcome;
    const approved = this.#options.approval.stacks.find(({ name }) => name === stack.name);
    if (status?.kind === "failed") return { kind: "failed", message: status.message, made: 0, changes: 0 };
    if (planned === undefined) {
      const names = status?.kind === "waits" ? status.for : [];
      if (approved?.digest === undefined) return { kind: "unapproved" };
      const problem = `${stack.name} was planned when it was approved, and waits for ${names.join(" and ")} now`;
      return { kind: "differs", problems: [problem], differences: [] };
    }
    // What changes nothing needs nobody's leave: an apply that was interrupted can so be taken up again.
    if (!changesAnything(planned.plan)) return { kind: "unchanged" };
    if (approved !== undefined && approved.digest === undefined) return { kind: "unapproved" };
    const problems = this.#problems(planned);
    if (problems.length === 0) return undefined;
    return { kind: "differs", problems, differences: this.#differences(outcome) };
  }

  /**
   * Applies a stack that nothing keeps from it.
   *
   * @param again - whether to plan and judge it once more: another stack was applied since.
   */
  public async apply(outcome: StackOutcome, again: boolean): Promise<StackResult> {
    const { stack } = outcome;
    try {
      const now = again ? await this.#planAgain(stack) : outcome;
      const { planned } = now;
      const ending = this.judge(now);
      if (ending !== undefined || planned === undefined) return ending ?? { kind: "remains" };
      return await this.#applyPlan(stack, planned);
    } catch (error) {
      if (this.isInterrupted) return { kind: "remains" };
      if (!(error instanceof StackFailure)) throw error;
      return { kind: "failed", message: error.message, made: 0, changes: 0 };
    }
  }

  async #planAgain(stack: SynthesizedStack): Promise<StackOutcome> {
    const { planning, fresh } = this.#options;
    const { planner, mode, progress } = planning;
    const planned = await progress.step(`plan ${stack.name} again`, async () =>
      planner.plan(stack, mode, fresh.planFile(stack.name)),
    );
    return { stack, planned, state: planned.state };
  }

  async #applyPlan(stack: SynthesizedStack, planned: StackPlan): Promise<StackResult> {
    const { planner, progress } = this.#options.planning;
    const changes = changesIn(planned.plan);
    const file = await this.#approvedFile(stack, planned);
    let made = 0;
    try {
      await progress.step(`${this.#options.planning.mode} ${stack.name}`, async ({ detail }) => {
        detail(`0 of ${String(changes)}`);
        await planner.apply(stack, file, (line) => {
          if (!COMPLETE.test(line)) return;
          made += 1;
          detail(`${String(made)} of ${String(changes)}`);
        });
      });
    } catch (error) {
      if (!(error instanceof StackFailure)) throw error;
      const kind = this.isInterrupted ? "interrupted" : "failed";
      return { kind, message: error.message, made, changes };
    } finally {
      this.#removePlanFiles(stack);
    }
    this.keepProgram(stack);
    return { kind: "applied", changes };
  }

  /** The plan file of before when it is the approved plan, otherwise the one of now, which is. */
  async #approvedFile(stack: SynthesizedStack, planned: StackPlan): Promise<string> {
    const { planning, fresh } = this.#options;
    const saved = planning.folder.planFile(stack.name);
    const now = fresh.planFile(stack.name);
    if (!existsSync(saved)) return now;
    try {
      const plan = await planning.planner.read(stack, saved);
      return planDigest(plan) === planDigest(planned.plan) ? saved : now;
    } catch (error) {
      if (!(error instanceof StackFailure)) throw error;
      return now;
    }
  }

  /** They hold secrets, and are of no use any more: also after a failure, the state has moved. */
  #removePlanFiles({ name }: SynthesizedStack): void {
    const { planning, fresh } = this.#options;
    for (const file of [planning.folder.planFile(name), fresh.planFile(name)]) rmSync(file, { force: true });
  }

  #problems({ plan, base }: StackPlan): readonly string[] {
    const { text, now, ...asked } = this.#options.verify;
    const stacks = [{ ...base, digest: planDigest(plan) }];
    return verifyApproval(text, { ...asked, now: now(), stacks }).problems;
  }

  #differences(outcome: StackOutcome): readonly string[] {
    const { planning, announced } = this.#options;
    return differences(announced, reviewOf(planning, [outcome]), outcome.stack.name);
  }
}

/** How Terraform says that it is done with something. */
const COMPLETE = /: (Creation|Modifications|Destruction|Import) complete/;

/** How many things Terraform will say that it is done with; a replacement is two. */
function changesIn({ resources }: Plan): number {
  const told = ["create", "update", "delete"];
  return resources
    .filter(({ mode }) => mode === "managed")
    .reduce((sum, { actions }) => sum + actions.filter((action) => told.includes(action)).length, 0);
}
