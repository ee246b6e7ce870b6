import { BackgroundClouds } from "../../../rehearsal/daemon/control-client";
import { findCloud } from "../../../rehearsal/daemon/find-cloud";
import { Context } from "../../context";
import { badSurroundings } from "../../errors/known-error";
import { homeOf } from "../../home";

/**
 * The simulated clouds that are up.
 *
 * @throws KnownError when there are none, or they died, or do not answer; the message says what to do.
 */
export async function requireCloud(context: Context): Promise<BackgroundClouds> {
  const found = await findCloud(homeOf(context).cloud);
  switch (found.kind) {
    case "up":
      return found.clouds;
    case "none":
      throw badSurroundings("no simulated cloud is up: start one with `sdstack cloud up`");
    case "died":
      throw badSurroundings(
        `the simulated cloud died (process ${found.record.pid}, up since ${found.record.since}) and everything in it is gone; what it left on disk has been removed. Start another one with \`sdstack cloud up\``,
      );
    case "silent":
      throw badSurroundings(silent(found.record.pid));
  }
}

/** What to tell when the process is there and says nothing. */
export function silent(pid: number): string {
  return `the simulated cloud (process ${pid}) is running but does not answer: end it with \`sdstack cloud down\` and start another one`;
}
