import { existsSync } from "node:fs";
import { join } from "node:path";
import { SynthesizedStack } from "../../rehearsal/run/stacks";
import { SimulatedClouds } from "../../rehearsal/simulated-clouds";
import { startAllClouds } from "../clouds";
import { CloudRequest, ensureCloud } from "../commands/cloud/start";
import { Context } from "../context";
import { Clusters } from "../control-plane";
import { badSurroundings } from "../errors/known-error";
import { homeOf } from "../home";
import { keptWorkFolder, temporaryWorkFolder, WorkFolder } from "./work-folder";

/** Where a rehearsal takes place. */
export interface Place {
  readonly clouds: SimulatedClouds;
  readonly folders: WorkFolder;

  /**
   * Folder with a kubeconfig for every cluster that stays.
   *
   * @default - nothing stays, or the clusters have no API server of their own.
   */
  readonly kubeconfigFolder?: string;

  /** Ends what ends with the rehearsal. */
  leave(): Promise<void>;
}

/** Clouds in this process, which end with it. */
export async function passingPlace({ controlPlane, charts }: Clusters): Promise<Place> {
  const folders = await temporaryWorkFolder();
  try {
    const clouds = await startAllClouds(controlPlane, { socketParent: folders.root, charts });
    return {
      clouds,
      folders,
      async leave() {
        try {
          await clouds.stop();
        } finally {
          await folders.remove();
        }
      },
    };
  } catch (error) {
    await controlPlane.release?.();
    await folders.remove();
    throw error;
  }
}

/** The clouds in the background, started when they are not up, so that what is made outlives this process. */
export async function lastingPlace(
  context: Context,
  environment: string,
  request: CloudRequest,
): Promise<Place> {
  const { clouds } = await ensureCloud(context, request);
  const { stateFolder, kubeconfigFolder } = clouds.record;
  const folders = await keptWorkFolder(homeOf(context).cloud, stateFolder, environment);
  return {
    clouds,
    folders,
    ...(kubeconfigFolder === undefined ? {} : { kubeconfigFolder }),
    leave: () => folders.remove(),
  };
}

/** @throws KnownError when an earlier rehearsal of one of the stacks is still there. */
export function refuseWhatIsThere(stacks: readonly SynthesizedStack[], stateFolder: string): void {
  const there = stacks.find(({ name }) => existsSync(join(stateFolder, `${name}.tfstate`)));
  if (there === undefined) return;
  throw badSurroundings(
    `${there.name} is still there from before (its state is in ${stateFolder}): run \`sdstack rehearse stop\` to forget everything in the simulated clouds, then try again`,
  );
}
