import { Command } from "commander";
import { findCloud } from "../../../rehearsal/daemon/find-cloud";
import { endCloud } from "../../../rehearsal/daemon/end-cloud";
import { Context } from "../../context";
import { EXIT, exitCodeHelp } from "../../exit-codes";
import { homeOf } from "../../home";

/** `sdstack cloud down` */
export function downCommand(context: Context): Command {
  const { err } = context.terminal;
  return new Command("down")
    .description(
      "end the simulated clouds; everything in them is gone, and so are the states of their stacks",
    )
    .addHelpText(
      "after",
      `\nExample:\n  sdstack cloud down\n\n${exitCodeHelp([EXIT.ok, EXIT.badSurroundings])}`,
    )
    .action(async () => {
      const { cloud: folder } = homeOf(context);
      const found = await findCloud(folder);
      switch (found.kind) {
        case "none":
          err("no simulated cloud is up: nothing to do\n");
          return;
        case "died":
          err(`the simulated cloud had died (process ${found.record.pid}); what it left has been removed\n`);
          return;
        case "up":
        case "silent": {
          const record = found.kind === "up" ? found.clouds.record : found.record;
          await endCloud(folder, record);
          err(`the simulated cloud (process ${record.pid}) has ended\n`);
        }
      }
    });
}
