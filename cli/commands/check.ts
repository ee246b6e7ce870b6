import { Command } from "commander";
import { Context } from "../context";
import { endWith } from "../ending";
import { EXIT, exitCodeHelp } from "../exit-codes";
import { globalOptions } from "../options";
import { formatJson } from "../output/json";

/** `sdstack check` */
export function checkCommand(context: Context): Command {
  const { out, err, colors } = context.terminal;
  return new Command("check")
    .description("check environment files: every problem at once, with file, line and column")
    .argument("[environment...]", "names of environments; all when none is given")
    .option("--json", "print JSON", false)
    .addHelpText(
      "after",
      `
Example:
  sdstack check tencent-dev
  sdstack --config /srv/environments check --json

${exitCodeHelp([EXIT.ok, EXIT.badInput])}`,
    )
    .action(async (names: string[], { json }: { json: boolean }, command: Command) => {
      const { environmentName, formatProblems, readEnvironments } = await import("../../config");
      const { configFolder } = globalOptions(command, context);
      const files = readEnvironments(configFolder, names.length === 0 ? undefined : names, {
        today: new Date().toISOString().slice(0, 10),
      });
      const problems = files.flatMap((file) => file.problems);
      const warnings = files.flatMap((file) => file.warnings);
      if (problems.length > 0) endWith(command, EXIT.badInput);
      if (json) {
        const environments = files.map((file) => ({
          name: environmentName(file.file),
          file: file.file,
          ok: file.problems.length === 0,
          problems: file.problems,
          warnings: file.warnings,
        }));
        out(formatJson({ ok: problems.length === 0, environments }));
        return;
      }
      for (const line of formatProblems(warnings)) err(`${colors.yellow(line)}\n`);
      for (const line of formatProblems(problems)) err(`${line}\n`);
      for (const file of files.filter((each) => each.problems.length === 0)) {
        out(`${colors.green("✓")} ${environmentName(file.file)}\n`);
      }
    });
}
