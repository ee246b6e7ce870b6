import { CloudsInProcess, CloudsOptions, startClouds } from "../rehearsal/clouds-in-process";
import { ControlPlane } from "../rehearsal/cluster/control-plane";
import { helmProvider, HelmProviderOptions } from "../rehearsal/providers/helm";
import { kubernetesProvider } from "../rehearsal/providers/kubernetes";
import { seedSubnet, seedVpc, TENCENT, tencentcloudDefinition } from "../rehearsal/providers/tencentcloud";
import { HopelessWaits } from "../rehearsal/placement/hopeless-waits";
import { SeedNetwork } from "../rehearsal/seed";
import { World } from "../rehearsal/world/world";

/** How the clouds are started. */
export interface AllCloudsOptions extends Pick<CloudsOptions, "socketParent" | "clusterListener"> {
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
      tencentcloudDefinition(world),
      kubernetesProvider(world),
      helmProvider(world, charts),
    ],
    seedNetwork,
    waitJudge: (world) => new HopelessWaits(world),
    ...options,
  });
}

/** Networks that environment files refer to are of Tencent Cloud; one that is there already stays as it is. */
function seedNetwork(world: World, { vpcId, subnetIds, zone }: SeedNetwork): void {
  const isThere = (type: string, id: string): boolean => world.store.has(TENCENT, type, id);
  if (!isThere("tencentcloud_vpc", vpcId)) seedVpc(world, { id: vpcId });
  for (const id of subnetIds) {
    if (!isThere("tencentcloud_subnet", id)) seedSubnet(world, { id, vpcId, zone });
  }
}
