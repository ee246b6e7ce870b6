import { NodeSpec } from "../../../../cluster/control-plane";
import { ObjectValue } from "../../../../plugin/value";
import { apiError } from "../../api-error";
import { TencentCloud } from "../../cloud";
import { textAt } from "../../values";
import { changeNode } from "./change-node";
import { nodeOf } from "./machines";
import { NATIVE_POOL, PoolSpec } from "./pool-spec";

/** Machines have no Terraform type of their own; this is what the store calls them. */
export const MACHINE = "machine";

/** Name of the add-on that shares cards. */
const SHARING_ADDON = "qgpu";

/** The machines of a cluster, or of one pool, in the order in which they were started. */
export function machinesOf(cloud: TencentCloud, clusterId: string, poolId?: string): readonly ObjectValue[] {
  return cloud
    .list(MACHINE)
    .map(({ value }) => value)
    .filter(
      (machine) => machine["cluster"] === clusterId && (poolId === undefined || machine["pool"] === poolId),
    );
}

/**
 * Starts machines for a pool and waits until they are nodes.
 *
 * @throws OperationError when the account may not have so many machines
 */
export async function addMachines(cloud: TencentCloud, pool: PoolSpec, count: number): Promise<void> {
  const { clusterId, poolId, instanceType } = pool;
  const running = cloud.list(MACHINE).length;
  if (running + count > cloud.machineQuota) {
    const message = `The account may have ${cloud.machineQuota} machines, asked for ${running + count}.`;
    throw apiError("LimitExceeded.QuotaMaxNodLimit", message);
  }
  const present = machinesOf(cloud, clusterId, poolId).length;
  for (const [index, { subnet, zone }] of nextPlaces(cloud, pool, count).entries()) {
    const name = cloud.newId(MACHINE, `${poolId}-`, `${clusterId} ${poolId} ${present + index}`, 5);
    cloud.put(MACHINE, name, {
      id: name,
      name,
      cluster: clusterId,
      pool: poolId,
      instance_type: instanceType,
      subnet_id: subnet,
      zone,
      region: cloud.region,
    });
  }
  await syncNodes(cloud, pool);
}

/** The nodes that the next machines of a pool would become; their names are not those that they would get. */
export function nextNodes(cloud: TencentCloud, pool: PoolSpec, count: number): readonly NodeSpec[] {
  return nextPlaces(cloud, pool, count).map(({ zone }, index) =>
    nodeSpec(cloud, pool, {
      name: `${pool.poolId}-next-${index}`,
      instance_type: pool.instanceType,
      region: cloud.region,
      zone,
    }),
  );
}

/** Brings what the cluster knows of a pool's machines in line with the pool. */
export async function syncNodes(cloud: TencentCloud, pool: PoolSpec): Promise<void> {
  const cluster = await cloud.world.clusters.byName(pool.clusterId);
  if (cluster === undefined) return;
  const nodes = new Map((await cluster.nodes()).map((node) => [node.name, node]));
  await Promise.all(
    machinesOf(cloud, pool.clusterId, pool.poolId).map(async (machine) => {
      const wanted = nodeSpec(cloud, pool, machine);
      const present = nodes.get(wanted.name);
      if (present === undefined) await cluster.addNode(wanted);
      else await changeNode(cluster, present, wanted);
    }),
  );
}

/**
 * Takes a machine out of its cluster and gives it back; nothing happens when that is done already.
 *
 * @param keep whether the machine runs on, as nobody's node
 */
export async function removeMachine(cloud: TencentCloud, name: string, keep = false): Promise<void> {
  const machine = cloud.find(MACHINE, name);
  if (machine === undefined) return;
  if (keep) cloud.patch(MACHINE, name, { cluster: "", pool: "" });
  else cloud.remove(MACHINE, name);
  const cluster = await cloud.world.clusters.byName(textAt(machine, "cluster"));
  const known = (await cluster?.nodes())?.some((node) => node.name === name) ?? false;
  if (known) await cluster?.removeNode(name);
}

function nodeSpec(cloud: TencentCloud, pool: PoolSpec, machine: ObjectValue): NodeSpec {
  const addon = cloud.find("tencentcloud_kubernetes_addon", `${pool.clusterId}#${SHARING_ADDON}`);
  return nodeOf({
    name: textAt(machine, "name"),
    instanceType: textAt(machine, "instance_type"),
    region: textAt(machine, "region"),
    zone: textAt(machine, "zone"),
    poolId: pool.poolId,
    labels: pool.labels,
    taints: pool.taints,
    systemDiskGiB: pool.systemDiskGiB,
    sharesCards: addon !== undefined && pool.type === NATIVE_POOL,
  });
}

/** Where the next machines of a pool would be: in the subnet that has the fewest, or always in the first. */
function nextPlaces(
  cloud: TencentCloud,
  { clusterId, poolId, subnetIds, spreads }: PoolSpec,
  count: number,
): readonly { readonly subnet: string; readonly zone: string }[] {
  const used = new Map(subnetIds.map((id) => [id, 0]));
  for (const machine of machinesOf(cloud, clusterId, poolId)) {
    const id = textAt(machine, "subnet_id");
    if (used.has(id)) used.set(id, (used.get(id) ?? 0) + 1);
  }
  return Array.from({ length: count }, () => {
    const [fewest] = spreads ? [...used].sort(([, a], [, b]) => a - b) : [...used];
    const subnet = fewest?.[0] ?? "";
    used.set(subnet, (used.get(subnet) ?? 0) + 1);
    return { subnet, zone: textAt(cloud.find("tencentcloud_subnet", subnet), "availability_zone") };
  });
}
