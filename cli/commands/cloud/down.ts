import { Command } from "commander";
import { findCloud, FoundCloud } from "../../../rehearsal/daemon/find-cloud";
import { endCloud } from "../../../rehearsal/daemon/end-cloud";
import { Context } from "../../context";
import { EXIT, exitCodeHelp } from "../../exit-codes";
import { homeOf } from "../../home";
import { formatJson } from "../../output/json";

/** `sdstack cloud down`, and by another name `sdstack rehearse stop`. */
export function downCommand(context: Context, name = "down", example = "sdstack cloud down"): Command {
  const { out, err } = context.terminal;
  return new Command(name)
    .description(
      "end the simulated clouds in the background; everything in them is gone, clusters and states of stacks too",
    )
    .addHelpText("after", `\nExample:\n  ${example}\n\n${exitCodeHelp([EXIT.ok, EXIT.badSurroundings])}`)
    .option("--json", "print JSON", false)
    .action(async (_: unknown, command: Command) => {
      // `rehearse` has a --json of its own, which takes this one before `stop` sees it.
      const { json = false } = command.optsWithGlobals<{ json?: boolean | string }>();
      const { cloud: folder } = homeOf(context);
      const found = await findCloud(folder);
      if (found.kind === "silent") await endCloud(folder, found.record);
      if (found.kind === "up") await endCloud(folder, found.clouds.record);
      if (json !== false) out(formatJson({ status: "down", before: found.kind }));
      else err(`${DONE[found.kind]}\n`);
    });
}

const DONE: Readonly<Record<FoundCloud["kind"], string>> = {
  none: "no simulated cloud is up: nothing to do",
  died: "the simulated cloud had died; what it left has been removed",
  up: "the simulated cloud has ended",
  silent: "the simulated cloud did not answer any more; it has been ended",
};
