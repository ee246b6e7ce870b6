import { chmodSync } from "node:fs";
import { SynthesizedStack } from "../../rehearsal/run/stacks";
import { TerraformBinary } from "../../rehearsal/terraform/find";
import { Terraform, TerraformCommandError } from "../../rehearsal/terraform/terraform";
import { PlanBase } from "../../review/identity";
import { Plan } from "../../review/plan/plan";
import { readPlan } from "../../review/plan/read-plan";
import { maskedFailure } from "./failure";
import { lockFileDigest, LockFiles } from "./lock-files";
import { privateFile } from "./plan-folder";
import { readState, StackState } from "./state";

/** What a plan is to be for. */
export type PlanMode = "apply" | "destroy" | "refresh-only";

/** With what stacks are planned. */
export interface StackPlannerOptions {
  readonly binary: TerraformBinary;

  /** The whole environment of each command. */
  readonly environment: Readonly<Record<string, string>>;
  readonly lockFiles: LockFiles;

  /** Whether other builds of providers may be taken than those that are locked. */
  readonly upgrade: boolean;

  /** What to say when something may not be destroyed. */
  readonly retained: string;

  /** Ends what runs gently. */
  readonly stop: AbortSignal;

  /** Ends what runs at once. */
  readonly kill: AbortSignal;

  /** Is given what Terraform prints of its preparations. */
  readonly raw: (text: string) => void;

  /** Is told of lock files that are new. */
  readonly note: (text: string) => void;
}

/** A stack that was planned. */
export interface StackPlan {
  readonly plan: Plan;
  readonly base: PlanBase;
  readonly state: StackState;
}

/** Terraform failed; the message is what it said, masked. */
export class StackFailure extends Error {
  public override readonly name = "StackFailure";
}

/** Runs Terraform for stacks of one environment. Everything that Terraform says comes back masked. */
export class StackPlanner {
  readonly #options: StackPlannerOptions;
  readonly #prepared = new Set<string>();

  public constructor(options: StackPlannerOptions) {
    this.#options = options;
  }

  /** @throws StackFailure when Terraform fails. */
  public async state(stack: SynthesizedStack): Promise<StackState> {
    return this.#masked(stack, async (terraform) => {
      await this.#prepare(stack, terraform);
      return readState(await terraform.statePull());
    });
  }

  /**
   * Plans a stack into a file that only its owner may read.
   *
   * @throws StackFailure when Terraform fails.
   */
  public async plan(stack: SynthesizedStack, mode: PlanMode, planFile: string): Promise<StackPlan> {
    return this.#masked(stack, async (terraform) => {
      await this.#prepare(stack, terraform);
      await terraform.plan({
        out: privateFile(planFile),
        destroy: mode === "destroy",
        refreshOnly: mode === "refresh-only",
      });
      chmodSync(planFile, 0o600);
      const plan = readPlan(await terraform.showText(planFile));
      // After the plan: whoever moves the state in between is seen here, or by Terraform when the plan is applied.
      const state = readState(await terraform.statePull());
      return { plan, state, base: { name: stack.name, state: state.base, lockFile: lockFileDigest(stack) } };
    });
  }

  /** Reads a plan file again. @throws StackFailure when Terraform cannot */
  public async read(stack: SynthesizedStack, planFile: string): Promise<Plan> {
    return this.#masked(stack, async (terraform) => readPlan(await terraform.showText(planFile)));
  }

  /**
   * Applies a plan file. Interrupted, Terraform finishes what it has begun.
   *
   * @param onLine - is given the lines that Terraform prints; they may hold secrets.
   * @throws StackFailure when Terraform fails.
   */
  public async apply(
    stack: SynthesizedStack,
    planFile: string,
    onLine: (line: string) => void,
  ): Promise<void> {
    await this.#masked(
      stack,
      async (terraform) => {
        await terraform.apply({ planFile });
      },
      (text) => text.split("\n").forEach(onLine),
    );
  }

  async #prepare(stack: SynthesizedStack, terraform: Terraform): Promise<void> {
    if (this.#prepared.has(stack.name)) return;
    const { lockFiles, upgrade, note, raw } = this.#options;
    lockFiles.bring(stack);
    // The backend is where it is; nothing is to be copied from where it was at an earlier plan.
    const { stdout } = await terraform.init(["-reconfigure", ...(upgrade ? ["-upgrade"] : [])]);
    raw(stdout);
    if (lockFiles.keep(stack)) note(`locked the providers of ${stack.name} in ${lockFiles.kept(stack.name)}`);
    this.#prepared.add(stack.name);
  }

  async #masked<T>(
    stack: SynthesizedStack,
    work: (terraform: Terraform) => Promise<T>,
    onOutput: (text: string) => void = () => undefined,
  ): Promise<T> {
    const { binary, environment, retained, stop, kill } = this.#options;
    const options = { folder: stack.folder, environment, kill, onOutput };
    try {
      return await work(new Terraform(binary, { ...options, signal: stop }));
    } catch (error) {
      if (!(error instanceof TerraformCommandError)) throw error;
      const terraform = new Terraform(binary, options);
      const message = await maskedFailure(error, { stack, terraform, environment }, retained);
      // Without its cause: that one holds what was not masked.
      throw new StackFailure(message);
    }
  }
}
