import { PartialState } from "../../../../plugin/sdk/behaviour";
import { NodePools } from "../../../cloud/pools/node-pools";
import { apiError } from "../../api-error";
import { TencentCloud } from "../../cloud";
import { blockAt, textAt } from "../../../cloud/values";
import { nodeOf } from "./machines";
import { NATIVE_POOL, poolsOf } from "./pool-spec";

/** Name of the add-on that shares cards. */
const SHARING_ADDON = "qgpu";

/** The node pools of this cloud's clusters. */
export const TKE_POOLS = new NodePools<TencentCloud>({
  poolsOf,

  nodeOf(cloud, pool, machine) {
    const addon = cloud.find("tencentcloud_kubernetes_addon", `${pool.clusterId}#${SHARING_ADDON}`);
    const { poolId, labels, taints, systemDiskGiB } = pool;
    const sharesCards = addon !== undefined && pool.type === NATIVE_POOL;
    return nodeOf({ ...machine, poolId, labels, taints, systemDiskGiB, sharesCards });
  },

  zoneOf: (cloud, subnetId) => textAt(cloud.find("tencentcloud_subnet", subnetId), "availability_zone"),

  machineName: (cloud, { clusterId, poolId }, index) =>
    cloud.newId("machine", `${poolId}-`, `${clusterId} ${poolId} ${index}`, 5),

  quotaError: (quota, asked) =>
    apiError("LimitExceeded.QuotaMaxNodLimit", `The account may have ${quota} machines, asked for ${asked}.`),

  /** Switched on by the cluster's own settings, or by those of the add-on, which are the autoscaler's flags. */
  givesNodesBack(cloud, clusterId) {
    const cluster = cloud.find("tencentcloud_kubernetes_cluster", clusterId);
    if (blockAt(cluster, "node_pool_global_config")?.["is_scale_in_enabled"] === true) return true;
    const addon = cloud.find("tencentcloud_kubernetes_addon_config", `${clusterId}#cluster-autoscaler`);
    return /"scale-down-enabled"\s*:\s*"?true\b/.test(textAt(addon, "raw_values"));
  },

  sized({ type }, stored, count): PartialState {
    if (type === NATIVE_POOL) return { native: [{ ...blockAt(stored, "native"), replicas: count }] };
    return { desired_capacity: count, node_count: count, autoscaling_added_total: count };
  },
});
