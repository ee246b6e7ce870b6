import { ResourceRules } from "../../rules";
import { blockAt, textAt } from "../../../cloud/values";
import { ADDON, ADDON_CONFIG } from "./addon";
import { CLUSTER } from "./cluster";
import { CLUSTER_ENDPOINT, ENDPOINT } from "./endpoint";
import { NATIVE_NODE_POOL, NODE_POOL } from "./node-pools";

const CONTROL_PLANE_LOG: ResourceRules = {
  id: (_, planned) =>
    [
      textAt(planned, "cluster_id"),
      textAt(planned, "cluster_type"),
      textAt(blockAt(planned, "components"), "name"),
    ].join("#"),
};

/** Tencent Kubernetes Engine. */
export const TKE_RULES: Readonly<Record<string, ResourceRules>> = {
  tencentcloud_kubernetes_cluster: CLUSTER,
  [ENDPOINT]: CLUSTER_ENDPOINT,
  tencentcloud_kubernetes_native_node_pool: NATIVE_NODE_POOL,
  tencentcloud_kubernetes_node_pool: NODE_POOL,
  tencentcloud_kubernetes_addon: ADDON,
  tencentcloud_kubernetes_addon_config: ADDON_CONFIG,
  tencentcloud_kubernetes_control_plane_log: CONTROL_PLANE_LOG,
};
