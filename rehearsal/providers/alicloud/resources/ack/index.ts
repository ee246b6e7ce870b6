import { ResourceRules } from "../../rules";
import { ADDON, ADDON_TYPE } from "./addons";
import { CLUSTER } from "./cluster";
import { CLUSTER_TYPE } from "./cluster-type";
import { NODE_POOL } from "./node-pools";
import { POOL } from "./pool-spec";

/** Container Service for Kubernetes. */
export const ACK_RULES: Readonly<Record<string, ResourceRules>> = {
  [CLUSTER_TYPE]: CLUSTER,
  [POOL]: NODE_POOL,
  [ADDON_TYPE]: ADDON,
};
