import { join, relative, resolve } from "node:path";
import { Command, Option } from "commander";
import { duration } from "../../approve/duration";
import { Context } from "../../context";
import { badInput } from "../../errors/known-error";
import { EXIT, exitCodeHelp } from "../../exit-codes";
import { formatJson } from "../../output/json";
import { keygenCommand } from "./keygen";

interface ApproveCommandOptions {
  readonly key?: string;
  readonly keyVariable?: string;
  readonly approver?: string;
  readonly expires: number;
  readonly output?: string;
  readonly json: boolean;
}

/** `sdstack approve` */
export function approveCommand(context: Context): Command {
  const approve = new Command("approve")
    .description("sign what `sdstack plan` has planned, so that exactly this may be applied")
    .argument("<environment>", "name of an environment, or the folder that `sdstack plan --out` was given")
    .option("--key <file>", "file with your private key")
    .option("--key-variable <name>", "environment variable with your private key")
    .option("--approver <name>", "who you are")
    .addOption(
      new Option("--expires <time>", "how long the approval counts, such as 30m, 24h or 7d")
        .argParser(duration)
        .default(duration("24h"), "24h"),
    )
    .option("-o, --output <file>", "file to write to (default: approval.json beside the plans)")
    .option("--json", "print what is approved as JSON", false)
    .addHelpText(
      "after",
      `
What a finding blocks, and what could not be planned, cannot be approved. The approval holds the digest of each plan,
what was found, the states and lock files that were planned from, and no secret. plan.json and review.json are all that
is needed, so that it can be given on another machine than the one that planned.

Example:
  sdstack approve tencent-dev --key ~/.config/ada.key --approver ada
  sdstack approve plans/ --key-variable APPROVAL_KEY --approver ada --expires 2h --output approval.json
  sdstack approve keygen ~/.config/ada.key

${exitCodeHelp([EXIT.ok, EXIT.failure, EXIT.badInput, EXIT.badSurroundings])}`,
    )
    .action(async (environment: string, options: ApproveCommandOptions) => {
      const { folder, terminal } = context;
      const { approvePlans, findPlans } = await import("../../approve/approve-plans");
      const { readSigningKey } = await import("../../approve/signing-key");
      const { formatApproval } = await import("../../approve/summary");
      const { approver } = options;
      if (approver === undefined) throw badInput("say who approves: --approver NAME");
      const plans = findPlans(context, environment);
      const privateKey = readSigningKey(context, options);
      const output = resolve(folder, options.output ?? join(plans.folder.path, "approval.json"));
      const approval = approvePlans(plans, {
        approver,
        privateKey,
        milliseconds: options.expires,
        now: new Date(),
        output,
      });
      if (options.json) terminal.out(formatJson(approval));
      else terminal.out(formatApproval(approval, plans.review, terminal.colors));
      const { environment: name, mode } = plans.manifest;
      terminal.err(`written to ${relative(folder, output)}\n`);
      terminal.err(`to do it:  sdstack ${mode} ${name} --approved ${relative(folder, output)}\n`);
    });
  return approve.addCommand(keygenCommand(context));
}
