import { Command } from "commander";
import { Context } from "../context";
import { answersWithTwo, endWith } from "../ending";
import { globalOptions } from "../options";
import {
  addLossOption,
  addPriceOption,
  addReportOptions,
  LossOptions,
  PriceOptions,
  ReportOptions,
} from "../review/report-options";
import { REVIEW_EXIT_HELP, reviewEnding, withReviewEndings } from "../review/review-ending";

interface ReviewOptions extends ReportOptions, PriceOptions, LossOptions {
  readonly environment?: string;
  readonly app?: string;
  readonly appBefore?: string;
}

/** `sdstack review` */
export function reviewCommand(context: Context): Command {
  const command = answersWithTwo(new Command("review"))
    .description("say what plans change, masked and in order, for anybody's stacks")
    .argument(
      "<files...>",
      "what `terraform show -json PLANFILE` prints; `-` reads it from a pipe, NAME=FILE names the stack",
    );
  addPriceOption(addReportOptions(command))
    .option(
      "-e, --environment <name>",
      "environment that the stacks belong to: its file has lines, waivers, prices and a budget",
    )
    .option(
      "--app <folder>",
      "synthesized program: names the constructs (default: cdktf.out, where there is one)",
    )
    .option(
      "--app-before <folder>",
      "the program as it was applied last: tells what loses prevent_destroy, which no plan does",
    );
  return addLossOption(command)
    .addHelpText(
      "after",
      `
Terraform is not needed, and nothing leaves the machine. No secret is shown: what the plan marks, what is named or looks
like one, and every copy of it elsewhere in the plan is masked. A stack is called like its file, unless it is named.

Example:
  terraform show -json plan.bin | sdstack review -
  sdstack review tencent-dev-foundation.json tencent-dev-platform.json --environment tencent-dev
  sdstack review network=a/plan.json cluster=b/plan.json --format html --output report.html

${REVIEW_EXIT_HELP}`,
    )
    .action((args: readonly string[], options: ReviewOptions, command: Command) =>
      withReviewEndings(async () => {
        const { folder } = context;
        const { namedAllowances } = await import("../review/allowances");
        const { readPriceFiles } = await import("../review/price-files");
        const { reviewPlanFiles } = await import("../review/review-plan-files");
        const { environment, app, appBefore } = options;
        const { configFolder } = globalOptions(command, context);
        const allowances = namedAllowances(options.allowLoss);
        const prices = readPriceFiles(options.prices, folder);
        const asked = { configFolder, environment, app, appBefore, allowances, prices };
        const review = reviewPlanFiles(folder, { ...asked, plans: args });
        const { writeReport } = await import("../review/write-report");
        writeReport(context, review, options);
        endWith(command, reviewEnding(review.verdict));
      }),
    );
}
