import { CloudsInProcess, CloudsOptions, startClouds } from "../rehearsal/clouds-in-process";
import { ControlPlane } from "../rehearsal/cluster/control-plane";
import { helmProvider, HelmProviderOptions } from "../rehearsal/providers/helm";
import { kubernetesProvider } from "../rehearsal/providers/kubernetes";
import { seedNetworkIn } from "../rehearsal/providers/cloud/rehearsed-cloud";
import { REHEARSED_CLOUDS } from "../rehearsal/providers/rehearsed-clouds";
import { HopelessWaits } from "../rehearsal/placement/hopeless-waits";

/** How the clouds are started. */
export interface AllCloudsOptions extends Pick<
  CloudsOptions,
  "socketParent" | "clusterListener" | "readsKubeconfigs"
> {
  /**
   * What charts are dealt with.
   *
   * @default - charts are recorded, and of the definitions that they bring few are known.
   */
  readonly charts?: HelmProviderOptions;
}

/** Starts every cloud that this program can simulate, in this process, with its clusters on a control plane. */
export async function startAllClouds(
  controlPlane: ControlPlane,
  { charts, ...options }: AllCloudsOptions = {},
): Promise<CloudsInProcess> {
  return startClouds({
    controlPlane,
    providers: (world) => [
      ...REHEARSED_CLOUDS.map(({ definition }) => definition(world)),
      kubernetesProvider(world),
      helmProvider(world, charts),
    ],
    seedNetwork: (world, network) => seedNetworkIn(REHEARSED_CLOUDS, world, network),
    definitions: charts?.definitions,
    waitJudge: (world) => new HopelessWaits(world),
    ...options,
  });
}
