import { Command } from "commander";
import { FoundTool } from "../../../rehearsal/toolbox/look-up";
import { Context } from "../../context";
import { endWith } from "../../ending";
import { EXIT, exitCodeHelp } from "../../exit-codes";
import { formatJson } from "../../output/json";
import { formatTable } from "../../output/table";
import { toolboxOptions } from "../../toolbox";
import { asksForDefinitions, chosenTools, DEFINITIONS, programNames } from "./chosen-tools";

/** `sdstack toolbox status` */
export function statusCommand(context: Context): Command {
  const { out, err, colors } = context.terminal;
  return new Command("status")
    .description("say where each program comes from")
    .argument("[program...]", `names of programs, or '${DEFINITIONS}'; all when none is given`)
    .option("--json", "print JSON", false)
    .addHelpText(
      "after",
      `
Example:
  sdstack toolbox status --json

Ends with ${EXIT.badSurroundings} when a program that a rehearsal needs, or one that was named, has to be built first.

${exitCodeHelp([EXIT.ok, EXIT.badInput, EXIT.badSurroundings])}`,
    )
    .action(async (names: string[], { json }: { json: boolean }, command: Command) => {
      const { lookUpTools } = await import("../../../rehearsal/toolbox/look-up");
      const { lookUpDefinitions } = await import("../../../rehearsal/toolbox/definitions");
      const { REHEARSAL_TOOLS, TOOLS } = await import("../../../rehearsal/toolbox/tools");
      const options = toolboxOptions(context);
      const tools = chosenTools(programNames(names), TOOLS, names.length === 0 ? TOOLS : []);
      const found = await lookUpTools(tools, options);
      const definitions = asksForDefinitions(names) ? lookUpDefinitions(options) : [];
      const needed = names.length === 0 ? REHEARSAL_TOOLS : TOOLS;
      const missing = found.filter((one) => one.found === undefined && needed.includes(one.tool));
      const isComplete = missing.length === 0 && definitions.every(({ path }) => path !== null);
      if (!isComplete) endWith(command, EXIT.badSurroundings);
      if (json) {
        out(
          formatJson({
            cacheFolder: options.cacheFolder,
            complete: isComplete,
            tools: found.map(asJson),
            ...(definitions.length === 0 ? {} : { definitions }),
          }),
        );
        return;
      }
      const rows = found.map(({ tool, pinned, found: there }) => [
        tool.name,
        pinned,
        there?.source ?? colors.yellow("not built yet"),
        there?.version ?? "",
        there?.path ?? "",
      ]);
      const ofDefinitions = definitions.map(({ name, pinned, path }) => [
        `${name} (${DEFINITIONS})`,
        pinned,
        path === null ? colors.yellow("not downloaded yet") : "downloaded",
        path === null ? "" : pinned,
        path ?? "",
      ]);
      const head = ["program", "pinned", "from", "version", "path"];
      out(formatTable({ head, rows: [...rows, ...ofDefinitions] }, colors));
      for (const { rejected } of found) {
        for (const { path, reason } of rejected) err(`${colors.dim(`${path} is not used: it ${reason}`)}\n`);
      }
      if (!isComplete) err("to build what is missing:  sdstack toolbox install\n");
    });
}

function asJson({ tool, pinned, found, rejected }: FoundTool): object {
  const { source = null, path = null, version = null } = found ?? {};
  return { name: tool.name, pinned, source, path, version, rejected };
}
