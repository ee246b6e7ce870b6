import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { Command, InvalidArgumentError, Option } from "commander";
import { Context } from "../context";
import { endWith } from "../ending";
import { globalOptions } from "../options";
import { REVIEW_EXIT_HELP, reviewEnding, withReviewEndings } from "../review/review-ending";

const FORMATS = ["markdown", "json", "html", "sarif", "junit"] as const;

interface ReviewOptions {
  readonly format: (typeof FORMATS)[number];
  readonly output?: string;
  readonly budget?: number;
  readonly environment?: string;
  readonly app?: string;
  readonly allowLoss: readonly string[];
}

function wholeNumber(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text))
    throw new InvalidArgumentError("It must be a whole number of characters.");
  return Number(text);
}

/** `sdstack review` */
export function reviewCommand(context: Context): Command {
  return new Command("review")
    .description("say what plans change, masked and in order, for anybody's stacks")
    .argument(
      "<files...>",
      "what `terraform show -json PLANFILE` prints; `-` reads it from a pipe, NAME=FILE names the stack",
    )
    .addOption(
      new Option("-f, --format <format>", "format of the report").choices(FORMATS).default("markdown"),
    )
    .option("-o, --output <file>", "write the report to a file instead of printing it")
    .option(
      "--budget <characters>",
      "characters that a Markdown report may have (default: 65536)",
      wholeNumber,
    )
    .option("-e, --environment <name>", "environment that the stacks belong to: names the lines of its file")
    .option(
      "--app <folder>",
      "synthesized program: names the constructs (default: cdktf.out, where there is one)",
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
        const { folder, terminal } = context;
        const { namedPlans, readPlannedStacks, readProgram } = await import("../review/stack-files");
        const { namedAllowances } = await import("../review/allowances");
        const allowances = namedAllowances(options.allowLoss);
        const plans = namedPlans(args, folder);
        const { configFolder } = globalOptions(command, context);
        const { environment } = options;
        const program = readProgram(resolve(folder, options.app ?? "cdktf.out"), options.app !== undefined);
        const sourceOf =
          environment === undefined
            ? undefined
            : (await import("../review/source-of")).sourceOfEnvironment(configFolder, environment);
        const costs =
          environment === undefined
            ? undefined
            : (await import("../review/environment-costs")).costsOfEnvironment(
                configFolder,
                environment,
                new Date(),
              );
        const stacks = readPlannedStacks(plans, folder, { program });
        const { reviewPlans } = await import("../../review/review-plans");
        const review = reviewPlans({ stacks, environment, sourceOf, allowances, costs });
        const { formatReview } = await import("../../review/formats");
        const { budget } = options;
        const report = formatReview(review, options.format, budget === undefined ? {} : { budget });
        const text = report.endsWith("\n") ? report : `${report}\n`;
        if (options.output === undefined) terminal.out(text);
        else writeFileSync(resolve(folder, options.output), text);
        endWith(command, reviewEnding(review.verdict));
      }),
    );
}
