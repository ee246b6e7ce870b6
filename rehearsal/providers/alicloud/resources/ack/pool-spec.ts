import { NodeSpec } from "../../../../cluster/control-plane";
import { ObjectValue } from "../../../../plugin/value";
import { PoolSpec } from "../../../cloud/pools/pool-spec";
import { blockAt, numberAt, objectsAt, textAt, textsAt } from "../../../cloud/values";
import { AlibabaCloud } from "../../cloud";

/** Terraform type of node pools. */
export const POOL = "alicloud_cs_kubernetes_node_pool";

/** Terraform type of what a cluster's autoscaler goes by. */
export const AUTOSCALING = "alicloud_cs_autoscaling_config";

/** What a machine gets when nobody says how large its system disk is. */
const USUAL_DISK_GIB = 120;

/** Where machines go when they are too many for the first vSwitch, unless pools are told to fill one first. */
const FILLS_FIRST = "PRIORITY";

/** Labels of a pool by their names. */
export function labelsOf(pool: ObjectValue): Readonly<Record<string, string>> {
  return Object.fromEntries(
    objectsAt(pool, "labels").map((label) => [textAt(label, "key"), textAt(label, "value")]),
  );
}

/** Taints of a pool. */
export function taintsOf(pool: ObjectValue): NodeSpec["taints"] {
  return objectsAt(pool, "taints").map((taint) => ({
    key: textAt(taint, "key"),
    value: textAt(taint, "value"),
    effect: textAt(taint, "effect") || "NoSchedule",
  }));
}

/** The last part of a pool's id, by which the cluster knows it. */
export function poolIdOf(pool: ObjectValue): string {
  return textAt(pool, "id").split(":")[1] ?? "";
}

/** What the nodes of a pool are made from. */
export function poolSpec(cloud: AlibabaCloud, pool: ObjectValue): PoolSpec {
  const clusterId = textAt(pool, "cluster_id");
  const scaling = blockAt(pool, "scaling_config");
  const scaled = scaling?.["enable"] === true;
  const limits = { min: numberAt(scaling, "min_size"), max: numberAt(scaling, "max_size") };
  return {
    type: POOL,
    id: textAt(pool, "id"),
    clusterId,
    poolId: poolIdOf(pool),
    name: textAt(pool, "node_pool_name"),
    instanceType: textsAt(pool, "instance_types")[0] ?? "",
    systemDiskGiB: numberAt(pool, "system_disk_size") || USUAL_DISK_GIB,
    count: Math.max(numberAt(pool, "desired_size"), scaled ? limits.min : 0),
    autoscaled: scaled,
    growsFromNothing: growsFromNothing(cloud, clusterId),
    limits,
    subnetIds: textsAt(pool, "vswitch_ids"),
    spreads: textAt(pool, "multi_az_policy") !== FILLS_FIRST,
    labels: labelsOf(pool),
    taints: taintsOf(pool),
  };
}

/** A pool without machines grows unless the settings of the cluster's autoscaler lack that. */
function growsFromNothing(cloud: AlibabaCloud, clusterId: string): boolean {
  const settings = cloud.find(AUTOSCALING, clusterId);
  return settings === undefined || settings["scale_up_from_zero"] === true;
}

/** The pools of a cluster. */
export function poolsOf(cloud: AlibabaCloud, clusterId: string): readonly PoolSpec[] {
  return cloud
    .list(POOL)
    .filter(({ value }) => value["cluster_id"] === clusterId)
    .map(({ value }) => poolSpec(cloud, value));
}
