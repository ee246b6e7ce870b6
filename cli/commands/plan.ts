import { relative } from "node:path";
import { Command } from "commander";
import { Context } from "../context";
import { answersWithTwo, endWith } from "../ending";
import { globalOptions } from "../options";
import { createProgress } from "../output/progress";
import {
  addLossOption,
  addPriceOption,
  addReportOptions,
  LossOptions,
  PriceOptions,
  ReportOptions,
} from "../review/report-options";
import { REVIEW_EXIT_HELP, reviewEnding, withReviewEndings } from "../review/review-ending";

interface PlanCommandOptions extends ReportOptions, PriceOptions, LossOptions {
  readonly destroy: boolean;
  readonly out?: string;
  readonly upgrade: boolean;
  readonly appBefore?: string;
}

/** `sdstack plan` */
export function planCommand(context: Context): Command {
  const command = answersWithTwo(new Command("plan"))
    .description("plan every stack of an environment with Terraform, and review the plans together")
    .argument("<environment>", "name of an environment")
    .option("--destroy", "plan the destruction of everything, for `sdstack destroy`", false);
  addPriceOption(addReportOptions(command))
    .option("--out <folder>", "private folder for the plans (default: .sdstack/plans/<environment>)")
    .option(
      "--app-before <folder>",
      "the program as it was applied last, which tells what loses prevent_destroy (default: what `apply` has kept)",
    )
    .option(
      "--upgrade",
      "take other builds of providers than those in the lock files, and lock these",
      false,
    );
  return addLossOption(command)
    .addHelpText(
      "after",
      `
Terraform runs with your own accounts, states and settings, as it does for \`cdktf deploy\`; nothing is changed by planning.
Plan files hold secrets: only you can read them, and they are not for uploading. plan.json and review.json beside them
are masked. A stack that reads what another one has yet to make waits, and says for which.

Example:
  sdstack plan tencent-dev
  sdstack plan tencent-dev --format html --output report.html
  sdstack plan tencent-dev --destroy
  eval "$(sdstack cloud env)" && sdstack plan tencent-dev    # in simulated clouds, without an account

${REVIEW_EXIT_HELP}
  130  interrupted by Ctrl-C (SIGINT); 143 by SIGTERM or a closed terminal`,
    )
    .action((environment: string, options: PlanCommandOptions, command: Command) =>
      withReviewEndings(async () => {
        const { terminal } = context;
        const { configFolder, debug } = globalOptions(command, context);
        const { namedAllowances } = await import("../review/allowances");
        const allowances = namedAllowances(options.allowLoss);
        const { readPriceFiles } = await import("../review/price-files");
        const prices = readPriceFiles(options.prices, context.folder);
        const { planEnvironment } = await import("../plan/plan-environment");
        const { interruptible } = await import("../plan/interruptible");
        const progress = createProgress(terminal, debug);
        const mode = options.destroy ? "destroy" : "apply";
        const { out, upgrade, appBefore } = options;
        const said = "interrupted; nothing was changed, and there is no plan to approve";
        const planned = await interruptible(context, progress, said, (signals) =>
          planEnvironment(context, {
            ...{ environment, configFolder, mode, out, upgrade, appBefore, prices, allowances },
            ...{ progress, signals },
          }),
        );
        const { writeReport } = await import("../review/write-report");
        writeReport(context, planned.review, options);
        const { failuresOf, nextStep } = await import("../plan/next-step");
        for (const line of failuresOf(planned.review)) terminal.err(`${line}\n`);
        const folder = relative(context.folder, planned.folder.path);
        for (const line of nextStep(planned.review, { mode, environment, folder, out })) {
          terminal.err(`${line}\n`);
        }
        endWith(command, reviewEnding(planned.review.verdict));
      }),
    );
}
