import { Review } from "../../review/model";
import { Context } from "../context";
import { Progress } from "../output/progress";
import { interruptible } from "../plan/interruptible";
import { planEnvironment } from "../plan/plan-environment";
import { PlanFiles, reviewPlanFiles } from "../review/review-plan-files";

/** What a job reviews. */
export interface CiReview extends PlanFiles {
  /** Private folder for plans that are made; that of the environment when absent. */
  readonly out: string | undefined;
}

/** Plans and reviews an environment, or reviews plans that there are. */
export async function reviewForCi(context: Context, progress: Progress, asked: CiReview): Promise<Review> {
  const { environment, plans, configFolder, appBefore, out, allowances, prices } = asked;
  if (plans.length > 0 || environment === undefined) return reviewPlanFiles(context.folder, asked);
  const said = "interrupted; nothing was changed, and nothing was told";
  const options = { environment, configFolder, out, appBefore, allowances, prices, progress };
  const { review } = await interruptible(context, progress, said, (signals) =>
    planEnvironment(context, { ...options, signals }),
  );
  return review;
}
