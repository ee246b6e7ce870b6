import { resolve } from "node:path";
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
  readonly out: string | undefined;
  readonly allowances: readonly Allowance[];
}

/** Plans and reviews an environment, or reviews plans that there are. */
export async function reviewForCi(context: Context, progress: Progress, asked: CiReview): Promise<Review> {
  const { environment, plans, configFolder, app, out, allowances } = asked;
  if (plans.length === 0 && environment !== undefined) {
    const said = "interrupted; nothing was changed, and nothing was told";
    const { review } = await interruptible(context, progress, said, (signals) =>
      planEnvironment(context, { environment, configFolder, out, allowances, progress, signals }),
    );
    return review;
  }
  const { folder } = context;
  const inputs = environmentInputs({ configFolder, environment, now: new Date() });
  const program = readProgram(resolve(folder, app ?? "cdktf.out"), app !== undefined);
  const stacks = readPlannedStacks(namedPlans(plans, folder), folder, { program });
  return reviewPlans({ ...inputs, stacks, allowances });
}
