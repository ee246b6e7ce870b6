import { Command } from "commander";
import { Context } from "../../context";
import { EXIT, exitCodeHelp } from "../../exit-codes";
import { KnownError } from "../../errors/known-error";
import { listenForInterrupts } from "../../rehearse/interrupts";
import { formatJson } from "../../output/json";
import { createProgress } from "../../output/progress";
import { globalOptions } from "../../options";
import { QUICK_PROVES_LESS } from "../../quick";
import { ensureCloud } from "./start";

/** `sdstack cloud up` */
export function upCommand(context: Context): Command {
  const { out, err } = context.terminal;
  return new Command("up")
    .description("start the simulated clouds in the background; those that are up are used again")
    .argument("[environment...]", "environments whose existing networks and nodes are to be there")
    .option("--quick", "keep clusters in memory instead of starting real control planes", false)
    .option("--json", "print JSON", false)
    .addHelpText(
      "after",
      `
Example:
  sdstack cloud up
  eval "$(sdstack cloud env)"

${exitCodeHelp([EXIT.ok, EXIT.badInput, EXIT.badSurroundings, EXIT.interrupted, EXIT.terminated])}`,
    )
    .action(async (names: string[], { json, quick }: { json: boolean; quick: boolean }, command: Command) => {
      const { seedOf } = await import("../../seeds");
      const seeds = names.length === 0 ? [] : await seedOf(context, command, names);
      const progress = createProgress(context.terminal, globalOptions(command, context).debug);
      const controlPlane = quick ? "memory" : "processes";
      const interrupts = listenForInterrupts(context, () => undefined);
      const { stop: signal } = interrupts.signals;
      let started;
      try {
        started = await ensureCloud(context, { controlPlane, progress, signal });
      } catch (error) {
        if (!signal.aborted) throw error;
        throw new KnownError("interrupted before any cloud was up", interrupts.exitCode(), { cause: error });
      } finally {
        interrupts.release();
      }
      const { clouds, before } = started;
      if (quick && !json) err(`${QUICK_PROVES_LESS}\n`);
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
