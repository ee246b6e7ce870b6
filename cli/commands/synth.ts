import { join, resolve } from "node:path";
import { Command } from "commander";
import { Context } from "../context";
import { EXIT, exitCodeHelp } from "../exit-codes";
import { globalOptions } from "../options";
import { formatJson } from "../output/json";

/** `sdstack synth` */
export function synthCommand(context: Context): Command {
  const { out, err, colors } = context.terminal;
  return new Command("synth")
    .description("write the Terraform configuration of environments, checked against the providers' schemas")
    .argument("[environment...]", "names of environments; all when none is given")
    .option("-o, --output <folder>", "folder to write to", "cdktf.out")
    .option("--json", "print JSON", false)
    .addHelpText(
      "after",
      `
Example:
  sdstack synth tencent-dev
  terraform -chdir=cdktf.out/stacks/tencent-dev-foundation init

${exitCodeHelp([EXIT.ok, EXIT.badInput, EXIT.badSurroundings])}`,
    )
    .action(async (names: string[], options: { output: string; json: boolean }, command: Command) => {
      const { synthesize } = await import("../../synth/synthesize");
      const { requestFromEnvironment } = await import("../../synth/request-from-environment");
      const outFolder = resolve(context.folder, options.output);
      const { stackNames } = synthesize({
        ...requestFromEnvironment(context.environment, context.folder),
        schemaFolder: join(context.packageFolder, "schemas"),
        configFolder: globalOptions(command, context).configFolder,
        outFolder,
        ...(names.length === 0 ? {} : { names }),
      });
      if (options.json) {
        out(formatJson({ folder: outFolder, stacks: stackNames }));
        return;
      }
      for (const name of stackNames) out(`${colors.green("✓")} ${name}\n`);
      err(`written to ${outFolder}\n`);
    });
}
