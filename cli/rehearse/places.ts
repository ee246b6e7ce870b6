import { existsSync } from "node:fs";
import { join } from "node:path";
import { SimulatedClouds } from "../../rehearsal/simulated-clouds";
import { startAllClouds } from "../clouds";
import { ensureCloud } from "../commands/cloud/start";
import { Context } from "../context";
import { badSurroundings } from "../errors/known-error";
import { homeOf } from "../home";
import { keptWorkFolder, temporaryWorkFolder, WorkFolder } from "./work-folder";

/** Where a rehearsal takes place. */
export interface Place {
  readonly clouds: SimulatedClouds;
  readonly folders: WorkFolder;

  /** Ends what ends with the rehearsal. */
  leave(): Promise<void>;
}

/** Clouds in this process, which end with it. */
export async function passingPlace(): Promise<Place> {
  const folders = temporaryWorkFolder();
  try {
    const clouds = await startAllClouds();
    return {
      clouds,
      folders,
      async leave() {
        await clouds.stop();
        folders.remove();
      },
    };
  } catch (error) {
    folders.remove();
    throw error;
  }
}

/**
 * The clouds in the background, started when they are not up, so that what is made outlives this process.
 *
 * @throws KnownError when an earlier rehearsal of the environment is still there.
 */
export async function lastingPlace(context: Context, environment: string): Promise<Place> {
  const { clouds } = await ensureCloud(context);
  const { stateFolder } = clouds.record;
  for (const stack of ["foundation", "platform", "diffusion"]) {
    if (existsSync(join(stateFolder, `${environment}-${stack}.tfstate`))) {
      throw badSurroundings(
        `${environment} is still there from before (its state is in ${stateFolder}): run \`sdstack cloud down\` to forget everything in the simulated clouds, then try again`,
      );
    }
  }
  const folders = keptWorkFolder(homeOf(context).cloud, stateFolder, environment);
  return { clouds, folders, leave: async () => folders.remove() };
}
