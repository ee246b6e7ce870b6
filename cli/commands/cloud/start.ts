import { join } from "node:path";
import { StartedCloud, startCloud } from "../../../rehearsal/daemon/start-cloud";
import { Context } from "../../context";
import { homeOf } from "../../home";

/** Starts the simulated clouds in a process of their own, or finds those that are up. */
export async function ensureCloud(context: Context): Promise<StartedCloud> {
  const { packageFolder, environment } = context;
  return startCloud({
    folder: homeOf(context).cloud,
    command: [process.execPath, join(packageFolder, "bin", "sdstack.mjs"), "cloud", "serve"],
    environment,
  });
}
