import { cordon, drain, ScalablePools } from "../../../../cluster/autoscaler";
import { ObjectValue } from "../../../../plugin/value";
import { TencentCloud } from "../../cloud";
import { blockAt, textAt } from "../../values";
import { addMachines, machinesOf, nextNodes, removeMachine, syncNodes } from "./nodes";
import { NATIVE_POOL, poolNow, PoolSpec, poolsOf } from "./pool-spec";

/**
 * How long the pods of machines that are taken away may refuse to go, in seconds; then the machines go all the same. The
 * real cloud waits for minutes.
 */
const DRAIN_SECONDS = 10;

/**
 * Makes a pool what it should be: as many machines, with these labels and taints. Machines that are too many are
 * drained and given back, the newest first.
 *
 * @param count number of machines that are wanted
 * @throws OperationError when the account may not have so many machines
 */
export async function scalePool(cloud: TencentCloud, pool: PoolSpec, count: number): Promise<void> {
  const { clusterId, poolId } = pool;
  const surplus = await cloud.world.autoscaling.inTurn(clusterId, async () => {
    const present = machinesOf(cloud, clusterId, poolId);
    if (present.length < count) await addMachines(cloud, pool, count - present.length);
    else await syncNodes(cloud, pool);
    return present.slice(count);
  });
  if (surplus.length > 0) await retire(cloud, surplus);
  noteSize(cloud, pool);
}

/**
 * Drains machines and gives them back. No machine is drained onto another that is to go too; what a disruption budget
 * protects for too long is lost with its machine.
 *
 * @param keep whether the machines run on, outside the cluster
 */
export async function retire(
  cloud: TencentCloud,
  machines: readonly ObjectValue[],
  keep = false,
): Promise<void> {
  const clusterId = textAt(machines[0], "cluster");
  const names = machines.map((machine) => textAt(machine, "name"));
  const cluster = await cloud.world.clusters.byName(clusterId);
  if (cluster !== undefined) {
    const { api } = cluster;
    const present = new Set((await cluster.nodes()).map(({ name }) => name));
    const nodes = names.filter((name) => present.has(name));
    for (const node of nodes) await cordon(api, node);
    await Promise.all(nodes.map((node) => drain({ api, node, patienceSeconds: DRAIN_SECONDS })));
  }
  await cloud.world.autoscaling.inTurn(clusterId, async () => {
    for (const name of names) await removeMachine(cloud, name, keep);
  });
}

/** What the autoscaler of a cluster sees of its pools. */
export function scalablePools(cloud: TencentCloud, clusterId: string): ScalablePools {
  return () => {
    const shrinks = givesNodesBack(cloud, clusterId);
    return poolsOf(cloud, clusterId).map((pool) => ({
      id: pool.poolId,
      name: pool.name,
      autoscaled: pool.autoscaled,
      shrinks,
      min: pool.limits.min,
      max: pool.limits.max,
      nodes: machinesOf(cloud, clusterId, pool.poolId).map((machine) => textAt(machine, "name")),
      next: (count) => nextNodes(cloud, pool, count),
      growTo: (size) => growTo(cloud, pool, size),
      shrink: (node) => shrink(cloud, pool, node),
    }));
  };
}

/** Switched on by the cluster's own settings, or by those of the add-on, which are the autoscaler's flags. */
function givesNodesBack(cloud: TencentCloud, clusterId: string): boolean {
  const cluster = cloud.find("tencentcloud_kubernetes_cluster", clusterId);
  if (blockAt(cluster, "node_pool_global_config")?.["is_scale_in_enabled"] === true) return true;
  const addon = cloud.find("tencentcloud_kubernetes_addon_config", `${clusterId}#cluster-autoscaler`);
  return /"scale-down-enabled"\s*:\s*"?true\b/.test(textAt(addon, "raw_values"));
}

/** Terraform may have changed or removed the pool while this waited for its turn. */
function growTo(cloud: TencentCloud, pool: PoolSpec, size: number): Promise<void> {
  return cloud.world.autoscaling.inTurn(pool.clusterId, async () => {
    const now = poolNow(cloud, pool);
    if (now === undefined) return;
    const missing = Math.min(size, now.limits.max) - machinesOf(cloud, now.clusterId, now.poolId).length;
    if (missing > 0) await addMachines(cloud, now, missing);
    noteSize(cloud, now);
  });
}

function shrink(cloud: TencentCloud, pool: PoolSpec, node: string): Promise<void> {
  return cloud.world.autoscaling.inTurn(pool.clusterId, async () => {
    const now = poolNow(cloud, pool);
    if (now === undefined) return;
    await removeMachine(cloud, node);
    noteSize(cloud, now);
  });
}

/** The cloud's own record of how large a pool is wanted follows what happens to it. */
function noteSize(cloud: TencentCloud, { type, clusterId, poolId }: PoolSpec): void {
  const id = `${clusterId}#${poolId}`;
  const stored = cloud.find(type, id);
  if (stored === undefined) return;
  const count = machinesOf(cloud, clusterId, poolId).length;
  if (type === NATIVE_POOL) {
    cloud.patch(type, id, { native: [{ ...blockAt(stored, "native"), replicas: count }] });
  } else {
    cloud.patch(type, id, { desired_capacity: count, node_count: count, autoscaling_added_total: count });
  }
}
