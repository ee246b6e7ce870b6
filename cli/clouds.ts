import { CloudsInProcess, CloudsOptions, startClouds } from "../rehearsal/clouds-in-process";
import { ControlPlane } from "../rehearsal/cluster/control-plane";
import { helmProvider, HelmProviderOptions } from "../rehearsal/providers/helm";
import { kubernetesProvider } from "../rehearsal/providers/kubernetes";
import { ALIBABA, alicloudDefinition, seedAlibabaVpc, seedVswitch } from "../rehearsal/providers/alicloud";
import { seedSubnet, seedVpc, TENCENT, tencentcloudDefinition } from "../rehearsal/providers/tencentcloud";
import { HopelessWaits } from "../rehearsal/placement/hopeless-waits";
import { SeedNetwork } from "../rehearsal/seed";
import { World } from "../rehearsal/world/world";

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
      tencentcloudDefinition(world),
      alicloudDefinition(world),
      kubernetesProvider(world),
      helmProvider(world, charts),
    ],
    seedNetwork,
    waitJudge: (world) => new HopelessWaits(world),
    ...options,
  });
}

/** Networks that environment files refer to are of one cloud; what is there already stays as it is. */
function seedNetwork(world: World, { cloud, vpcId, subnetIds, zone }: SeedNetwork): void {
  const seeds = SEEDS.get(cloud);
  if (seeds === undefined) throw new Error(`no cloud that is simulated is called '${cloud}'`);
  const isThere = (type: string, id: string): boolean => world.store.has(cloud, type, id);
  if (!isThere(seeds.vpcType, vpcId)) seeds.vpc(world, { id: vpcId });
  for (const id of subnetIds) {
    if (!isThere(seeds.subnetType, id)) seeds.subnet(world, { id, vpcId, zone });
  }
}

/** How networks come into a simulated cloud. */
interface NetworkSeeds {
  readonly vpcType: string;
  readonly subnetType: string;
  vpc(world: World, vpc: { readonly id: string }): void;
  subnet(world: World, subnet: { readonly id: string; readonly vpcId: string; readonly zone: string }): void;
}

const SEEDS: ReadonlyMap<string, NetworkSeeds> = new Map([
  [
    TENCENT,
    { vpcType: "tencentcloud_vpc", subnetType: "tencentcloud_subnet", vpc: seedVpc, subnet: seedSubnet },
  ],
  [
    ALIBABA,
    { vpcType: "alicloud_vpc", subnetType: "alicloud_vswitch", vpc: seedAlibabaVpc, subnet: seedVswitch },
  ],
]);
