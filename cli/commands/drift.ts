import { Command } from "commander";
import { Context } from "../context";
import { DRIFT_EXIT_HELP, driftEnding } from "../drift/drift-ending";
import { answersWithTwo, endWith } from "../ending";
import { globalOptions } from "../options";
import { createProgress } from "../output/progress";
import { addDriftReportOptions, DriftReportOptions } from "../review/report-options";
import { withReviewEndings } from "../review/review-ending";

interface DriftCommandOptions extends DriftReportOptions {
  readonly out?: string;
}

/** `sdstack drift` */
export function driftCommand(context: Context): Command {
  const command = answersWithTwo(new Command("drift"))
    .description("say what was changed outside Terraform, and what the next apply does with it")
    .argument("<environment>", "name of an environment");
  return addDriftReportOptions(command)
    .option("--out <folder>", "the folder that `sdstack plan --out` was given")
    .addHelpText(
      "after",
      `
Each stack that is applied is compared with what is there (\`terraform plan -refresh-only\`) and planned, to tell whether the
next apply would undo a drift or keep it. Nothing is changed, neither in the cloud nor in the states, and plans that were
made before stay. What drifted is sorted: dangerous (who can reach something, who may do what, what runs, what protects
data, what is gone), other changes, scaling, tags, and noise that only looks different.

Example:
  sdstack drift tencent-dev
  sdstack drift tencent-dev --json | jq '.drift[] | select(.sort == "dangerous") | .address'
  sdstack drift tencent-prod --format html --output drift.html

${DRIFT_EXIT_HELP}
  130  interrupted by Ctrl-C (SIGINT); 143 by SIGTERM or a closed terminal`,
    )
    .action((environment: string, options: DriftCommandOptions, command: Command) =>
      withReviewEndings(async () => {
        const { configFolder, debug } = globalOptions(command, context);
        const { driftOfEnvironment } = await import("../drift/drift-environment");
        const { interruptible } = await import("../plan/interruptible");
        const progress = createProgress(context.terminal, debug);
        const { out } = options;
        const report = await interruptible(context, progress, "interrupted; nothing was changed", (signals) =>
          driftOfEnvironment(context, { environment, configFolder, out, progress, signals }),
        );
        const { writeDrift } = await import("../review/write-report");
        writeDrift(context, report, options);
        endWith(command, driftEnding(report.verdict));
      }),
    );
}
