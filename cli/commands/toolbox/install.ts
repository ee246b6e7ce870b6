import { Command } from "commander";
import { Context } from "../../context";
import { endWith } from "../../ending";
import { EXIT, exitCodeHelp } from "../../exit-codes";
import { globalOptions } from "../../options";
import { formatJson } from "../../output/json";
import { createProgress } from "../../output/progress";
import { ensureDefinitions, ensureTools } from "../../toolbox";
import { asksForDefinitions, chosenTools, DEFINITIONS, programNames } from "./chosen-tools";

/** `sdstack toolbox install` */
export function installCommand(context: Context): Command {
  const { out, err } = context.terminal;
  return new Command("install")
    .description("build the programs that are not there yet, and download definitions of custom resources")
    .argument(
      "[program...]",
      `names of programs, or '${DEFINITIONS}'; all that a rehearsal needs when none is given`,
    )
    .option("--json", "print JSON", false)
    .addHelpText(
      "after",
      `
Example:
  sdstack toolbox install
  sdstack toolbox install kube-score

${exitCodeHelp([EXIT.ok, EXIT.badInput, EXIT.badSurroundings, EXIT.interrupted, EXIT.terminated])}`,
    )
    .action(async (names: string[], { json }: { json: boolean }, command: Command) => {
      const { REHEARSAL_TOOLS, TOOLS } = await import("../../../rehearsal/toolbox/tools");
      const tools = chosenTools(programNames(names), TOOLS, names.length === 0 ? REHEARSAL_TOOLS : []);
      const progress = createProgress(context.terminal, globalOptions(command, context).debug);
      const stop = new AbortController();
      let exitCode: number = EXIT.interrupted;
      const release = context.onInterrupt((signal) => {
        if (signal === "SIGTERM") exitCode = EXIT.terminated;
        stop.abort();
      });
      try {
        const paths = await ensureTools(tools, context, progress, stop.signal);
        const installed = tools.map(({ name }) => ({ name, path: paths.get(name) }));
        const folders = asksForDefinitions(names)
          ? await ensureDefinitions(context, progress, stop.signal)
          : new Map<string, string>();
        const definitions = [...folders].map(([name, path]) => ({ name, path }));
        if (json) out(formatJson({ tools: installed, definitions }));
        else for (const { name, path } of [...installed, ...definitions]) out(`${name}  ${path}\n`);
      } catch (error) {
        if (!stop.signal.aborted) throw error;
        err("the build was stopped; what is compiled already is used by the next one\n");
        endWith(command, exitCode);
      } finally {
        release();
      }
    });
}
