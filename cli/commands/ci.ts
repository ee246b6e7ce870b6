import { Command, InvalidArgumentError, Option } from "commander";
import { Context } from "../context";
import type { Ways } from "../ci/tell";
import { CI_EXIT_HELP } from "../ci/ending";
import { answersWithTwo, endWith } from "../ending";
import { badInput } from "../errors/known-error";
import { globalOptions } from "../options";
import { createProgress } from "../output/progress";
import { addLossOption, addPriceOption, LossOptions, PriceOptions, several } from "../review/report-options";
import { withReviewEndings } from "../review/review-ending";

/** What the command line says. */
export interface CiOptions
  extends Ways, PriceOptions, LossOptions, Partial<Record<"markdown" | "html" | "sarif" | "junit", string>> {
  readonly plans: readonly string[];
  readonly app?: string;
  readonly appBefore?: string;
  readonly id?: string;
  readonly out?: string;
  readonly tokenVariable?: string;
  readonly wait: number;
  readonly json: boolean;
  readonly detailedExitCode: boolean;
}

/** `sdstack ci` */
export function ciCommand(context: Context): Command {
  const command = answersWithTwo(new Command("ci"))
    .description(
      "plan and review in a job of CI, and keep one comment of GitHub or GitLab up to date with it",
    )
    .argument("[environment]", "name of an environment: it is planned, unless --plans gives plans of it")
    .addOption(
      new Option(
        "--plans <files...>",
        "review what `terraform show -json PLANFILE` has printed, of anybody's stacks; NAME=FILE names the stack",
      )
        .argParser(several)
        .default([], "the environment is planned"),
    )
    .option("--app <folder>", "synthesized program of the plans: names the constructs (default: cdktf.out)")
    .option(
      "--app-before <folder>",
      "the program as it was applied last: tells what loses prevent_destroy, which no plan does",
    )
    .option("--id <name>", "tells reports on one change request apart (default: the environment, or plans)")
    .option("--no-comment", "write no comment")
    .option("--no-check", "write no check run and no commit status")
    .option("--no-code-scanning", "upload no findings to GitHub's code scanning")
    .option("--markdown <file>", "write the report to a file as well")
    .option("--html <file>", "the same as a page")
    .option("--sarif <file>", "the findings as SARIF 2.1.0")
    .option("--junit <file>", "the findings as JUnit, which GitLab shows with a merge request")
    .option("--out <folder>", "private folder for the plans (default: .sdstack/plans/<environment>)");
  return addLossOption(addPriceOption(command))
    .option(
      "--token-variable <name>",
      "environment variable with the token (default: GITHUB_TOKEN, or GITLAB_TOKEN)",
    )
    .option("--wait <seconds>", "how long to wait for limits and problems of the forge, in all", seconds, 180)
    .option("--detailed-exit-code", "end with 2 when there are changes", false)
    .option(
      "--dry-run",
      "plan and review, ask and tell the forge nothing, and say what it would be told",
      false,
    )
    .option("--json", "print what the forge was told as JSON", false)
    .addHelpText(
      "after",
      `
The forge is known by what every job there has: GITHUB_ACTIONS or GITLAB_CI. In another shell the report is printed, and
the exit code says what came of it. There is one comment for each --id: found by a hidden mark among the comments of
the token's own account, edited only when its text changes, and left alone by jobs of a commit that is no longer the
newest. On GitHub there are a check run, findings in code scanning, a job summary and the outputs verdict, digest,
changes and blocking as well; on GitLab a commit status, and the files gl-code-quality-report.json, sdstack-changes.json
and sdstack.env for \`artifacts: reports:\`. A fork's pull request has no secrets and a token that only reads: its report
goes to the job summary.

Permissions on GitHub: contents: read, pull-requests: write, checks: write, security-events: write. On GitLab: an access
token of the project with the scope api. Terraform does not get the token. Ready files are in examples/ci.

Example:
  sdstack ci tencent-dev
  sdstack ci tencent-dev --dry-run
  sdstack ci tencent-dev --token-variable REVIEW_TOKEN --junit review.xml
  terraform show -json plan.bin > network.json && sdstack ci --plans network.json --id network

${CI_EXIT_HELP}
  130  interrupted by Ctrl-C (SIGINT); 143 by SIGTERM or a closed terminal`,
    )
    .action((environment: string | undefined, options: CiOptions, command: Command) =>
      withReviewEndings(async () => {
        if (environment === undefined && options.plans.length === 0) {
          throw badInput("name an environment to plan, or plans to review: --plans FILE");
        }
        const { configFolder, debug } = globalOptions(command, context);
        const { runCi } = await import("../ci/run-ci");
        const progress = createProgress(context.terminal, debug);
        endWith(command, await runCi(context, progress, { ...options, environment, configFolder }));
      }),
    );
}

function seconds(text: string): number {
  if (!/^\d{1,5}$/.test(text)) throw new InvalidArgumentError("It must be a whole number of seconds.");
  return Number(text);
}
