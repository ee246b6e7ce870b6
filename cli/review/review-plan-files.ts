import { resolve } from "node:path";
import { PriceEntry } from "../../catalog/prices";
import { Allowance } from "../../review/guard";
import { Review } from "../../review/model";
import { reviewPlans } from "../../review/review-plans";
import { environmentInputs } from "./review-inputs";
import { namedPlans, readPlannedStacks, readProgram } from "./stack-files";

/** What is asked about plans that there are. */
export interface PlanFiles {
  /** `FILE` or `STACK=FILE`: what `terraform show -json` has printed. */
  readonly plans: readonly string[];

  /** Folder with the environment files. */
  readonly configFolder: string;

  /** Absent for stacks of somebody else's. */
  readonly environment: string | undefined;

  /** Synthesized program that the plans are of; `cdktf.out` when absent, where there is one. */
  readonly app: string | undefined;

  /** The program as it was applied last. */
  readonly appBefore: string | undefined;

  /** What may be lost. */
  readonly allowances: readonly Allowance[];

  /** Prices of the user's own. */
  readonly prices: readonly PriceEntry[];
}

/**
 * Reviews plans that there are; Terraform is not needed.
 *
 * @param folder - what all names of files and folders are relative to.
 * @throws KnownError for two plans of one stack, and for what cannot be read.
 * @throws ConfigError for an unknown environment, and for one whose file is wrong.
 */
export function reviewPlanFiles(folder: string, asked: PlanFiles): Review {
  const { configFolder, environment, app, appBefore, allowances, prices } = asked;
  const plans = namedPlans(asked.plans, folder);
  const inputs = environmentInputs({ configFolder, environment, now: new Date(), prices });
  const isAsked = app !== undefined || appBefore !== undefined;
  const program = readProgram(resolve(folder, app ?? "cdktf.out"), isAsked);
  const applied = appBefore === undefined ? undefined : readProgram(resolve(folder, appBefore), true);
  const stacks = readPlannedStacks(plans, folder, { program, applied });
  return reviewPlans({ ...inputs, stacks, allowances });
}
