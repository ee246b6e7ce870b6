import { resolve } from "node:path";
import { PriceEntry } from "../../catalog/prices";
import { Allowance } from "../../review/guard";
import { Review } from "../../review/model";
import { reviewPlans } from "../../review/review-plans";
import { Context } from "../context";
import { Progress } from "../output/progress";
import { interruptible } from "../plan/interruptible";
import { planEnvironment } from "../plan/plan-environment";
import { environmentInputs } from "../review/review-inputs";
import { namedPlans, readPlannedStacks, readProgram } from "../review/stack-files";

/** What a job reviews. */
export interface CiReview {
  /** Absent for stacks of somebody else's. */
  readonly environment: string | undefined;

  /** What `terraform show -json` has printed; nothing when the environment is to be planned. */
  readonly plans: readonly string[];
  readonly configFolder: string;

  /** Synthesized program that the plans are of. */
  readonly app: string | undefined;

  /** The program as it was applied last. */
  readonly appBefore: string | undefined;
  readonly out: string | undefined;
  readonly allowances: readonly Allowance[];

  /** Prices of the user's own. */
  readonly prices: readonly PriceEntry[];
}

/** Plans and reviews an environment, or reviews plans that there are. */
export async function reviewForCi(context: Context, progress: Progress, asked: CiReview): Promise<Review> {
  const { environment, plans, configFolder, app, appBefore, out, allowances, prices } = asked;
  if (plans.length === 0 && environment !== undefined) {
    const said = "interrupted; nothing was changed, and nothing was told";
    const { review } = await interruptible(context, progress, said, (signals) =>
      planEnvironment(context, { environment, configFolder, out, allowances, prices, progress, signals }),
    );
    return review;
  }
  const { folder } = context;
  const inputs = environmentInputs({ configFolder, environment, now: new Date(), prices });
  const program = readProgram(
    resolve(folder, app ?? "cdktf.out"),
    app !== undefined || appBefore !== undefined,
  );
  const applied = appBefore === undefined ? undefined : readProgram(resolve(folder, appBefore), true);
  const stacks = readPlannedStacks(namedPlans(plans, folder), folder, { program, applied });
  return reviewPlans({ ...inputs, stacks, allowances });
}
