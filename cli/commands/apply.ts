import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { Command } from "commander";
import { APPLY_EXIT, APPLY_EXIT_HELP, ApplyVerdict } from "../apply/outcome";
import { Context } from "../context";
import { answersWithTwo, endWith } from "../ending";
import { badInput, KnownError } from "../errors/known-error";
import { globalOptions } from "../options";
import { formatJson } from "../output/json";
import { createProgress } from "../output/progress";
import { listenForInterrupts } from "../rehearse/interrupts";
import { addPriceOption, PriceOptions } from "../review/report-options";
import { withReviewEndings } from "../review/review-ending";

interface ApplyCommandOptions extends PriceOptions {
  readonly approved?: string;
  readonly signers: readonly string[];
  readonly plans?: string;
  readonly json: boolean;
}

/** What is said at Ctrl-C. Whoever ends Terraform at once loses what it is making: it is in the cloud, and in no state. */
const SAID = [
  "interrupted: Terraform finishes what it has begun, and nothing else is begun",
  "Terraform is still finishing. Ended now, it would leave things in the cloud that no state knows. Press Ctrl-C once more to end it all the same",
];

/** `sdstack apply` */
export function applyCommand(context: Context): Command {
  return approvedCommand(context, "apply")
    .description("apply what was approved, stack by stack, and nothing else")
    .addHelpText(
      "after",
      `
Every stack is planned again first. Nothing is begun when a plan is not the approved one, a state has moved, something was
changed outside Terraform, the lock file is another one, or the approval has expired or is of somebody who does not count.
After a stack was applied, those behind it are planned once more, and it stops at the first that is not what was announced.
The public keys of those who count are in the folder approvers/ beside the environment files, or named with --signers.

Example:
  sdstack apply tencent-dev --approved .sdstack/plans/tencent-dev/approval.json
  sdstack apply tencent-dev --approved approval.json --signers keys/ada.pem --json

${APPLY_EXIT_HELP}`,
    );
}

/** `sdstack destroy` */
export function destroyCommand(context: Context): Command {
  return approvedCommand(context, "destroy")
    .description("destroy an environment as it was approved, in the opposite order")
    .addHelpText(
      "after",
      `
It goes the way of \`sdstack apply\`: plan with --destroy, approve, destroy. What holds data blocks the plan unless it is
allowed to go by its address and with a reason; what the environment file retains has to be let go there first
(\`retain: false\`, applied before it is destroyed).

Example:
  sdstack plan tencent-dev --destroy --allow-loss 'tencentcloud_cfs_file_system.models=moved to tencent-prod'
  sdstack approve tencent-dev --key ~/.config/ada.key --approver ada
  sdstack destroy tencent-dev --approved .sdstack/plans/tencent-dev/approval.json

${APPLY_EXIT_HELP}`,
    );
}

function approvedCommand(context: Context, mode: "apply" | "destroy"): Command {
  const command = answersWithTwo(new Command(mode)).argument("<environment>", "name of an environment");
  return addPriceOption(command)
    .option("--approved <file>", "the approval that `sdstack approve` has written")
    .option(
      "--signers <files...>",
      "public keys of those whose approvals count (default: approvers/ beside the environment files)",
    )
    .option("--plans <folder>", "the folder that `sdstack plan --out` was given")
    .option("--json", "print how it ended as JSON", false)
    .action(
      (environment: string, { signers: files = [], ...options }: ApplyCommandOptions, command: Command) =>
        withReviewEndings(async () => {
          const { folder, terminal } = context;
          const { configFolder, debug } = globalOptions(command, context);
          if (options.approved === undefined) throw badInput("name the approval: --approved FILE");
          const { readSigners } = await import("../approve/signers");
          const { applyEnvironment } = await import("../apply/apply-environment");
          const { afterOutcome, formatOutcome } = await import("../apply/report");
          const { readPriceFiles } = await import("../review/price-files");
          const prices = readPriceFiles(options.prices, folder);
          const signers = readSigners(files, configFolder, folder);
          const approval = readFileSync(resolve(folder, options.approved), "utf8");
          const progress = createProgress(terminal, debug);
          const interrupts = listenForInterrupts(context, progress.note, SAID);
          const { signals } = interrupts;
          try {
            const outcome = await applyEnvironment(context, {
              ...{ environment, configFolder, mode, approval, signers, prices, progress, signals },
              out: options.plans,
              now: () => new Date(),
            });
            terminal.out(options.json ? formatJson(outcome) : formatOutcome(outcome, terminal.colors));
            for (const line of afterOutcome(outcome)) terminal.err(`${line}\n`);
            endWith(command, exitCodeOf(outcome.verdict) ?? interrupts.exitCode());
          } catch (error) {
            if (!signals.stop.aborted) throw error;
            throw new KnownError("interrupted before anything was begun", interrupts.exitCode(), {
              cause: error,
            });
          } finally {
            interrupts.release();
          }
        }),
    );
}

/** Undefined for what was interrupted: that depends on the signal. */
function exitCodeOf(verdict: ApplyVerdict): number | undefined {
  return verdict === "interrupted" ? undefined : APPLY_EXIT[verdict];
}
