import { isDeepStrictEqual } from "node:util";
import { NodeSpec, RehearsalCluster } from "../../../../cluster/control-plane";
import { Json } from "../../../../cluster/kubernetes-api";
import { ObjectValue } from "../../../../plugin/value";
import { apiError } from "../../api-error";
import { TencentCloud } from "../../cloud";
import { textAt } from "../../values";
import { nodeOf } from "./machines";

/** Machines have no Terraform type of their own; this is what the store calls them. */
export const MACHINE = "machine";

/** Name of the add-on that shares cards. */
const SHARING_ADDON = "qgpu";

/** What the nodes of a pool are made from. */
export interface PoolSpec {
  readonly clusterId: string;
  readonly poolId: string;
  readonly instanceType: string;

  /** Size of each machine's system disk, in GiB. */
  readonly systemDiskGiB: number;
  readonly count: number;
  readonly subnetIds: readonly string[];
  readonly labels: Readonly<Record<string, string>>;
  readonly taints: NodeSpec["taints"];
}

/** The machines of a cluster, or of one pool. */
export function machinesOf(cloud: TencentCloud, clusterId: string, poolId?: string): readonly ObjectValue[] {
  return cloud
    .list(MACHINE)
    .map(({ value }) => value)
    .filter(
      (machine) => machine["cluster"] === clusterId && (poolId === undefined || machine["pool"] === poolId),
    );
}

/**
 * Makes the machines of a pool what they should be: as many, with these labels and taints.
 *
 * @throws OperationError when the account may not have so many machines
 */
export async function scalePool(cloud: TencentCloud, pool: PoolSpec): Promise<void> {
  const { clusterId, poolId, count, instanceType, subnetIds } = pool;
  const present = machinesOf(cloud, clusterId, poolId);
  const others = cloud.list(MACHINE).length - present.length;
  if (count > present.length && others + count > cloud.machineQuota) {
    const message = `The account may have ${cloud.machineQuota} machines, asked for ${others + count}.`;
    throw apiError("LimitExceeded.QuotaMaxNodLimit", message);
  }
  for (const machine of present.slice(count)) await removeMachine(cloud, machine);
  for (let index = present.length; index < count; index += 1) {
    const name = cloud.newId(MACHINE, `${poolId}-`, `${clusterId} ${poolId} ${index}`, 5);
    const subnet = subnetIds[index % Math.max(1, subnetIds.length)] ?? "";
    const zone = textAt(cloud.find("tencentcloud_subnet", subnet), "availability_zone");
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

/** Brings what the cluster knows of a pool's machines in line with the pool. */
export async function syncNodes(cloud: TencentCloud, pool: PoolSpec): Promise<void> {
  const cluster = await cloud.world.clusters.byName(pool.clusterId);
  if (cluster === undefined) return;
  const nodes = new Map((await cluster.nodes()).map((node) => [node.name, node]));
  const sharesCards =
    cloud.find("tencentcloud_kubernetes_addon", `${pool.clusterId}#${SHARING_ADDON}`) !== undefined;
  for (const machine of machinesOf(cloud, pool.clusterId, pool.poolId)) {
    const wanted = nodeOf({
      name: textAt(machine, "name"),
      instanceType: textAt(machine, "instance_type"),
      region: textAt(machine, "region"),
      zone: textAt(machine, "zone"),
      poolId: pool.poolId,
      labels: pool.labels,
      taints: pool.taints,
      systemDiskGiB: pool.systemDiskGiB,
      sharesCards,
    });
    const present = nodes.get(wanted.name);
    if (present === undefined) await cluster.addNode(wanted);
    else await changeNode(cluster, present, wanted);
  }
}

/** Changes a node in place: its pods stay where they are. */
async function changeNode(cluster: RehearsalCluster, present: NodeSpec, wanted: NodeSpec): Promise<void> {
  const path = `/api/v1/nodes/${present.name}`;
  const removed = (before: object, after: object): Record<string, Json> =>
    Object.fromEntries(
      Object.keys(before)
        .filter((name) => !(name in after))
        .map((name) => [name, null]),
    );
  const systemLabels = Object.fromEntries(
    Object.entries(present.labels).filter(([name]) => name.startsWith("kubernetes.io/")),
  );
  const labels = { ...systemLabels, ...wanted.labels };
  if (!isDeepStrictEqual(present.labels, labels) || !isDeepStrictEqual(present.taints, wanted.taints)) {
    await patch(cluster, path, {
      metadata: { labels: { ...removed(present.labels, labels), ...labels } },
      spec: { taints: wanted.taints.map((taint) => ({ ...taint })) },
    });
  }
  const capacity = { pods: present.capacity["pods"] ?? "110", ...wanted.capacity };
  const allocatable = { pods: present.allocatable["pods"] ?? "110", ...wanted.allocatable };
  if (
    !isDeepStrictEqual(present.capacity, capacity) ||
    !isDeepStrictEqual(present.allocatable, allocatable)
  ) {
    await patch(cluster, `${path}/status`, {
      status: {
        capacity: { ...removed(present.capacity, capacity), ...capacity },
        allocatable: { ...removed(present.allocatable, allocatable), ...allocatable },
      },
    });
  }
}

async function patch(cluster: RehearsalCluster, path: string, body: Json): Promise<void> {
  const contentType = "application/merge-patch+json";
  const answer = await cluster.api.request({ method: "PATCH", path, contentType, body });
  if (answer.status >= 300) throw new Error(`${path} cannot be changed: ${JSON.stringify(answer.body)}`);
}

/** Takes a machine out of its cluster and gives it back. */
export async function removeMachine(cloud: TencentCloud, machine: ObjectValue): Promise<void> {
  const name = textAt(machine, "name");
  const cluster = await cloud.world.clusters.byName(textAt(machine, "cluster"));
  const known = (await cluster?.nodes())?.some((node) => node.name === name) ?? false;
  if (known) await cluster?.removeNode(name);
  cloud.remove(MACHINE, name);
}
