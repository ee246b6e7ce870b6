import { resolve } from "node:path";
import { Command, Option } from "commander";
import { Context } from "../context";
import { answersWithTwo, endWith } from "../ending";
import { globalOptions } from "../options";
import { addPriceOption, addReportOptions, PriceOptions, ReportOptions } from "../review/report-options";
import { REVIEW_EXIT_HELP, reviewEnding, withReviewEndings } from "../review/review-ending";

interface ReviewOptions extends ReportOptions, PriceOptions {
  readonly environment?: string;
  readonly app?: string;
  readonly appBefore?: string;
  readonly allowLoss: readonly string[];
}

/** `sdstack review` */
export function reviewCommand(context: Context): Command {
  const command = answersWithTwo(new Command("review"))
    .description("say what plans change, masked and in order, for anybody's stacks")
    .argument(
      "<files...>",
      "what `terraform show -json PLANFILE` prints; `-` reads it from a pipe, NAME=FILE names the stack",
    );
  return addPriceOption(addReportOptions(command))
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
    )
    .addOption(
      new Option(
        "--allow-loss <address=reason>",
        "let go what holds data, for these plans only; also STACK:ADDRESS=REASON, and several times",
      )
        .argParser((arg: string, all: readonly string[]) => [...all, arg])
        .default([], "nothing"),
    )
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
        const { namedPlans, readPlannedStacks, readProgram } = await import("../review/stack-files");
        const { namedAllowances } = await import("../review/allowances");
        const allowances = namedAllowances(options.allowLoss);
        const plans = namedPlans(args, folder);
        const { configFolder } = globalOptions(command, context);
        const { environment, app, appBefore } = options;
        const { readPriceFiles } = await import("../review/price-files");
        const prices = readPriceFiles(options.prices, folder);
        const { environmentInputs } = await import("../review/review-inputs");
        const inputs = environmentInputs({ configFolder, environment, now: new Date(), prices });
        const asked = app !== undefined || appBefore !== undefined;
        const program = readProgram(resolve(folder, app ?? "cdktf.out"), asked);
        const applied = appBefore === undefined ? undefined : readProgram(resolve(folder, appBefore), true);
        const stacks = readPlannedStacks(plans, folder, { program, applied });
        const { reviewPlans } = await import("../../review/review-plans");
        const review = reviewPlans({ ...inputs, stacks, allowances });
        const { writeReport } = await import("../review/write-report");
        writeReport(context, review, options);
        endWith(command, reviewEnding(review.verdict));
      }),
    );
}
