import { NodeSpec } from "../../../../cluster/control-plane";
import { ObjectValue } from "../../../../plugin/value";
import { TencentCloud } from "../../cloud";
import { PoolSpec } from "../../../cloud/pools/pool-spec";
import { blockAt, lastPart, mapAt, numberAt, objectsAt, textAt, textsAt } from "../../../cloud/values";

/** Terraform type of pools of native nodes. */
export const NATIVE_POOL = "tencentcloud_kubernetes_native_node_pool";

/** Terraform type of pools of CVM machines. */
export const CVM_POOL = "tencentcloud_kubernetes_node_pool";

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
  const scaling = blockAt(native, "scaling");
  const autoscaled = native?.["enable_autoscaling"] === true && scaling !== undefined;
  const limits = { min: numberAt(scaling, "min_replicas"), max: numberAt(scaling, "max_replicas") };
  return {
    type: NATIVE_POOL,
    id: textAt(pool, "id"),
    clusterId: textAt(pool, "cluster_id"),
    poolId: lastPart(textAt(pool, "id")),
    name: textAt(pool, "name"),
    instanceType: textsAt(native, "instance_types")[0] ?? "",
    systemDiskGiB: numberAt(blockAt(native, "system_disk"), "disk_size") || USUAL_DISK_GIB,
    count: Math.max(numberAt(native, "replicas"), autoscaled ? limits.min : 0),
    autoscaled,
    growsFromNothing: true,
    limits,
    subnetIds: textsAt(native, "subnet_ids"),
    spreads: textAt(scaling, "create_policy") !== "ZonePriority",
    labels: Object.fromEntries(
      objectsAt(pool, "labels").map((label) => [textAt(label, "name"), textAt(label, "value")]),
    ),
    taints: taintsOf(pool),
  };
}

/** What the nodes of a pool of CVM machines are made from. */
export function scalingPoolSpec(pool: ObjectValue): PoolSpec {
  const limits = { min: numberAt(pool, "min_size"), max: numberAt(pool, "max_size") };
  return {
    type: CVM_POOL,
    id: textAt(pool, "id"),
    clusterId: textAt(pool, "cluster_id"),
    poolId: lastPart(textAt(pool, "id")),
    name: textAt(pool, "name"),
    instanceType: textAt(blockAt(pool, "auto_scaling_config"), "instance_type"),
    systemDiskGiB: numberAt(blockAt(pool, "auto_scaling_config"), "system_disk_size") || USUAL_DISK_GIB,
    count: Math.max(numberAt(pool, "desired_capacity"), limits.min),
    autoscaled: pool["enable_auto_scale"] !== false,
    growsFromNothing: true,
    limits,
    subnetIds: textsAt(pool, "subnet_ids"),
    spreads: textAt(pool, "multi_zone_subnet_policy") === "EQUALITY",
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
  return [...of(NATIVE_POOL, nativePoolSpec), ...of(CVM_POOL, scalingPoolSpec)];
}
