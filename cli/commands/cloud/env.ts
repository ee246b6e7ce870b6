import { Command } from "commander";
import { Context } from "../../context";
import { EXIT, exitCodeHelp } from "../../exit-codes";
import { formatJson } from "../../output/json";
import { requireCloud } from "./find";
import { cloudEnvironment } from "./environment";

/** `sdstack cloud env` */
export function envCommand(context: Context): Command {
  const { out } = context.terminal;
  return new Command("env")
    .description("print the `export` lines that make Terraform and CDKTF use the simulated clouds")
    .option("--json", "print the variables as JSON", false)
    .addHelpText(
      "after",
      `
Example:
  eval "$(sdstack cloud env)"
  cdktf deploy 'tencent-dev-*' --auto-approve

${exitCodeHelp([EXIT.ok, EXIT.badSurroundings])}`,
    )
    .action(async ({ json }: { json: boolean }) => {
      const { record } = await requireCloud(context);
      const variables = cloudEnvironment(record);
      if (json) out(formatJson(variables));
      else out(Object.entries(variables).map(exportLine).join(""));
    });
}

/** One line for a POSIX shell, whatever the value holds. */
function exportLine([name, value]: readonly [string, string]): string {
  return `export ${name}='${value.replaceAll("'", `'\\''`)}'\n`;
}
