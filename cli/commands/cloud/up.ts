import { Command } from "commander";
import { Context } from "../../context";
import { EXIT, exitCodeHelp } from "../../exit-codes";
import { formatJson } from "../../output/json";
import { ensureCloud } from "./start";

/** `sdstack cloud up` */
export function upCommand(context: Context): Command {
  const { out, err } = context.terminal;
  return new Command("up")
    .description("start the simulated clouds in the background; those that are up are used again")
    .argument("[environment...]", "environments whose existing networks and nodes are to be there")
    .option("--json", "print JSON", false)
    .addHelpText(
      "after",
      `
Example:
  sdstack cloud up
  eval "$(sdstack cloud env)"

${exitCodeHelp([EXIT.ok, EXIT.badInput, EXIT.badSurroundings])}`,
    )
    .action(async (names: string[], { json }: { json: boolean }, command: Command) => {
      const { seedOf } = await import("../../seeds");
      const seeds = names.length === 0 ? [] : await seedOf(context, command, names);
      const { clouds, before } = await ensureCloud(context);
      for (const seed of seeds) await clouds.seed(seed);
      const { pid, since, stateFolder } = clouds.record;
      if (json) {
        out(formatJson({ status: "up", reused: before === "up", pid, since, stateFolder }));
        return;
      }
      if (before === "died") err("the simulated cloud had died; what it left has been removed\n");
      const how = before === "up" ? `are up already, since ${since}` : "are up";
      err(`the simulated clouds ${how}, as process ${pid}\n`);
      err('to use them in this shell:  eval "$(sdstack cloud env)"\n');
    });
}
