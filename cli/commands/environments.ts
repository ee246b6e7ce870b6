import { Command } from "commander";
import { Context } from "../context";
import { EXIT, exitCodeHelp } from "../exit-codes";
import { globalOptions } from "../options";
import { formatJson } from "../output/json";
import { formatTable } from "../output/table";

/** `sdstack environments` */
export function environmentsCommand(context: Context): Command {
  const { out, colors } = context.terminal;
  return new Command("environments")
    .description("list the environments there are")
    .option("--json", "print JSON", false)
    .addHelpText(
      "after",
      `\nExample:\n  sdstack environments --json\n\n${exitCodeHelp([EXIT.ok, EXIT.badInput])}`,
    )
    .action(async ({ json }: { json: boolean }, command: Command) => {
      const { environmentName, readEnvironments } = await import("../../config");
      const files = readEnvironments(globalOptions(command, context).configFolder);
      const rows = files.map(({ file, environment, problems }) => ({
        name: environmentName(file),
        file,
        cloud: environment?.cloud.kind ?? null,
        model: environment?.diffusion.model ?? null,
        problems: problems.length,
      }));
      if (json) {
        out(formatJson({ environments: rows }));
        return;
      }
      const head = ["environment", "cloud", "model", "file"];
      const text = rows.map(({ name, cloud, model, file, problems }) => [
        name,
        cloud ?? colors.red(`${problems} ${problems === 1 ? "problem" : "problems"}`),
        model ?? "",
        file,
      ]);
      out(formatTable({ head, rows: text }, colors));
    });
}
