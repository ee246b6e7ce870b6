import { resolve } from "node:path";
import { PriceEntry } from "../../catalog/prices";
import { loadEnvironments } from "../../config";
import { EndSignals } from "../../rehearsal/run/signals";
import { SynthesizedStack } from "../../rehearsal/run/stacks";
import { TerraformBinary } from "../../rehearsal/terraform/find";
import { Context } from "../context";
import { badSurroundings } from "../errors/known-error";
import { Progress } from "../output/progress";
import { Program, readProgram } from "../review/stack-files";
import { ensureTerraform } from "../terraform";
import { definedOnly } from "../toolbox";
import { synthesizeForPlan } from "./environment-program";
import { LockFiles } from "./lock-files";
import { PlanFolder, planFolderOf } from "./plan-folder";
import { retainedWords } from "./retained";
import { PlanMode, StackPlanner } from "./stack-planner";

/** What to plan, and how. */
export interface PlanningOptions {
  /** Name of the environment. */
  readonly environment: string;

  /** Folder with the environment files, as messages name it. */
  readonly configFolder: string;

  /**
   * What the plan is for.
   *
   * @default "apply"
   */
  readonly mode?: PlanMode | undefined;

  /**
   * Private folder for the program and the plans.
   *
   * @default - `.sdstack/plans/<environment>`
   */
  readonly out?: string | undefined;

  /**
   * Whether other builds of providers may be taken than those that are locked.
   *
   * @default false
   */
  readonly upgrade?: boolean | undefined;

  /**
   * Prices of the user's own, which go before all others.
   *
   * @default - none.
   */
  readonly prices?: readonly PriceEntry[] | undefined;

  /**
   * Folder that the program was synthesized to as it was applied last.
   *
   * @default - what `sdstack apply` has kept beside the plans.
   */
  readonly appBefore?: string | undefined;
  readonly progress: Progress;
  readonly signals: EndSignals;
}

/** An environment that is synthesized and ready to be planned. */
export interface Planning {
  readonly environment: string;
  readonly configFolder: string;
  readonly mode: PlanMode;
  readonly folder: PlanFolder;
  readonly binary: TerraformBinary;
  readonly planner: StackPlanner;

  /** In the order of the work: to be destroyed, what depends on others comes first. */
  readonly stacks: readonly SynthesizedStack[];

  /** Prices of the user's own. */
  readonly prices: readonly PriceEntry[];

  /** The program of a stack as it was applied last; undefined when that is not known. */
  readonly appliedBefore: (stack: string) => string | undefined;
  readonly progress: Progress;
  readonly signals: EndSignals;
}

/**
 * Synthesizes an environment into its private folder, for the user's own Terraform, accounts and states: the process's
 * environment variables pass through, as they do for `cdktf deploy`. Nobody else works in that folder meanwhile.
 *
 * @param work - what to do with it.
 * @throws what synthesis and the work throw, KnownError without a usable Terraform, or when the folder is in use,
 * or was taken by somebody else while this process stood still: nothing is begun any more then.
 */
export async function withPlanning<T>(
  context: Context,
  options: PlanningOptions,
  work: (planning: Planning) => Promise<T>,
): Promise<T> {
  const { environment, configFolder, out, appBefore, progress, signals } = options;
  // First of all: a folder for an environment that is not there would be left behind.
  loadEnvironments(resolve(context.folder, configFolder), [environment]);
  const before = appBefore === undefined ? undefined : readProgram(resolve(context.folder, appBefore), true);
  const binary = await ensureTerraform(context, progress, signals.stop);
  const folder = planFolderOf(context, environment, out);
  const lost = new AbortController();
  const release = await folder.hold(() => lost.abort());
  const stop = AbortSignal.any([signals.stop, lost.signal]);
  const guarded = { ...options, signals: { ...signals, stop } };
  try {
    return await work(await planningIn(folder, { context, options: guarded, binary, before }));
  } catch (error) {
    if (!lost.signal.aborted) throw error;
    throw badSurroundings(`somebody else works in ${folder.path} now: this was ended before its end`, error);
  } finally {
    await release().catch(() => undefined);
  }
}

/** What planning is made of. */
interface PlanningParts {
  readonly context: Context;
  readonly options: PlanningOptions;
  readonly binary: TerraformBinary;
  readonly before: Program | undefined;
}

async function planningIn(
  folder: PlanFolder,
  { context, options, binary, before }: PlanningParts,
): Promise<Planning> {
  const {
    environment,
    configFolder,
    mode = "apply",
    upgrade = false,
    prices = [],
    progress,
    signals,
  } = options;
  const stacks = await progress.step("synthesize", async () =>
    synthesizeForPlan(context, configFolder, environment, folder),
  );
  const variables = definedOnly(context.environment);
  const planner = new StackPlanner({
    binary,
    environment: { ...variables, TF_IN_AUTOMATION: "1", TF_INPUT: "0" },
    lockFiles: new LockFiles(
      resolve(context.folder, configFolder),
      (variables["TF_REATTACH_PROVIDERS"] ?? "") !== "",
    ),
    upgrade,
    retained: retainedWords(configFolder, environment),
    stop: signals.stop,
    kill: signals.kill,
    raw: progress.raw,
    note: progress.note,
  });
  return {
    environment,
    configFolder,
    mode,
    folder,
    binary,
    planner,
    stacks: mode === "destroy" ? [...stacks].reverse() : stacks,
    prices,
    appliedBefore: (stack) => (before === undefined ? folder.keptProgram(stack) : before.textOf(stack)),
    progress,
    signals,
  };
}
