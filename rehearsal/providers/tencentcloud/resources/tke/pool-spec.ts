import { NodeSpec } from "../../../../cluster/control-plane";
import { ObjectValue } from "../../../../plugin/value";
import { TencentCloud } from "../../cloud";
import { blockAt, lastPart, mapAt, numberAt, objectsAt, textAt, textsAt } from "../../values";
import { PoolSpec } from "./nodes";

/** What a machine gets when nobody says how large its system disk is. */
const USUAL_DISK_GIB = 50;

function taintsOf(pool: ObjectValue): NodeSpec["taints"] {
  return objectsAt(pool, "taints").map((taint) => ({
    key: textAt(taint, "key"),
    value: textAt(taint, "value"),
    effect: textAt(taint, "effect"),
  }));
}

/** What the nodes of a pool of native nodes are made from. */
export function nativePoolSpec(pool: ObjectValue): PoolSpec {
  const native = blockAt(pool, "native");
  return {
    clusterId: textAt(pool, "cluster_id"),
    poolId: lastPart(textAt(pool, "id")),
    instanceType: textsAt(native, "instance_types")[0] ?? "",
    systemDiskGiB: numberAt(blockAt(native, "system_disk"), "disk_size") || USUAL_DISK_GIB,
    count: numberAt(native, "replicas"),
    subnetIds: textsAt(native, "subnet_ids"),
    labels: Object.fromEntries(
      objectsAt(pool, "labels").map((label) => [textAt(label, "name"), textAt(label, "value")]),
    ),
    taints: taintsOf(pool),
  };
}

/** What the nodes of a pool of CVM machines are made from. */
export function scalingPoolSpec(pool: ObjectValue): PoolSpec {
  return {
    clusterId: textAt(pool, "cluster_id"),
    poolId: lastPart(textAt(pool, "id")),
    instanceType: textAt(blockAt(pool, "auto_scaling_config"), "instance_type"),
    systemDiskGiB: numberAt(blockAt(pool, "auto_scaling_config"), "system_disk_size") || USUAL_DISK_GIB,
    count: Math.max(numberAt(pool, "desired_capacity"), numberAt(pool, "min_size")),
    subnetIds: textsAt(pool, "subnet_ids"),
    labels: mapAt(pool, "labels"),
    taints: taintsOf(pool),
  };
}

/** The pools of a cluster, whatever they are made of. */
export function poolsOf(cloud: TencentCloud, clusterId: string): readonly PoolSpec[] {
  const of = (type: string, read: (pool: ObjectValue) => PoolSpec): readonly PoolSpec[] =>
    cloud
      .list(type)
      .filter(({ value }) => value["cluster_id"] === clusterId)
      .map(({ value }) => read(value));
  return [
    ...of("tencentcloud_kubernetes_native_node_pool", nativePoolSpec),
    ...of("tencentcloud_kubernetes_node_pool", scalingPoolSpec),
  ];
}
