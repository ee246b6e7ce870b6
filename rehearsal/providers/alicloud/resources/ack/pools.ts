import { isObjectValue, ObjectValue } from "../../../../plugin/value";
import { MACHINE } from "../../../cloud/pools/machines";
import { NodePools } from "../../../cloud/pools/node-pools";
import { PoolSpec } from "../../../cloud/pools/pool-spec";
import { mapAt, textAt } from "../../../cloud/values";
import { isSoldOut } from "../../account";
import { addressIn } from "../../addresses";
import { apiError } from "../../api-error";
import { AlibabaCloud } from "../../cloud";
import { AUTOSCALING, poolsOf, taintsOf } from "./pool-spec";
import { nodeOf } from "./machines";

/** What nodes keep of their pool until they are told otherwise. */
export function recordOf({ labels, taints }: Pick<PoolSpec, "labels" | "taints">): ObjectValue {
  return { labels, taints: taints.map(({ key, value = "", effect }) => ({ key, value, effect })) };
}

/** The node pools of this cloud's clusters. Machines are called by region and private address, as ACK does. */
export const ACK_POOLS = new NodePools<AlibabaCloud>({
  poolsOf,
  record: recordOf,

  nodeOf(cloud, pool, { name, instanceType, region, zone, record }) {
    const cluster = cloud.find("alicloud_cs_managed_kubernetes", pool.clusterId);
    const { clusterId, poolId, systemDiskGiB, autoscaled } = pool;
    return nodeOf({
      ...{ name, instanceType, region, zone, clusterId, poolId, systemDiskGiB, autoscaled },
      labels: mapAt(record, "labels"),
      taints: taintsOf(isObjectValue(record) ? record : {}),
      sharesCards: textAt(cluster, "cluster_spec").startsWith("ack.pro."),
    });
  },

  zoneOf: (cloud, subnetId) => textAt(cloud.find("alicloud_vswitch", subnetId), "zone_id"),

  machineName(cloud, { clusterId, poolId }, index, { subnetId }) {
    for (let attempt = 0; ; attempt += 1) {
      const address = addressIn(cloud, subnetId, `${clusterId} ${poolId} ${index} ${attempt}`);
      const name = `${cloud.region}.${address}`;
      if (cloud.find(MACHINE, name) === undefined) return name;
    }
  },

  quotaError: (quota, asked) =>
    apiError(
      "ScaleClusterNodePool",
      "QuotaExceeded.Instance",
      `The account may have ${quota} machines, asked for ${asked}.`,
    ),

  soldOut(cloud, instanceType, zone) {
    if (!isSoldOut(cloud.account, instanceType, zone)) return undefined;
    return apiError(
      "ScaleClusterNodePool",
      "OperationDenied.NoStock",
      `\`${instanceType}\` is sold out in zone \`${zone}\`: another zone or another machine type may do.`,
    );
  },

  /** Nodes of no use go unless the cluster's settings say otherwise. */
  givesNodesBack: (cloud, clusterId) => cloud.find(AUTOSCALING, clusterId)?.["scale_down_enabled"] !== false,

  sized: (_, __, count) => ({ desired_size: String(count), node_count: count }),
});
