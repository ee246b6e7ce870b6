import { OperationError } from "../../../../plugin/sdk/operation-error";
import { apiError } from "../../api-error";
import { ResourceRules } from "../../rules";
import { textAt } from "../../../cloud/values";
import { machinesOf } from "../../../cloud/pools/machines";
import { TKE_POOLS } from "./pools";

/** What every cluster comes with. */
const PREINSTALLED: ReadonlySet<string> = new Set([
  "cbs",
  "cluster-autoscaler",
  "monitoragent",
  "ip-masq-agent",
]);

/**
 * Add-ons are pods: without a node the cloud goes on installing until the provider's patience ends. Terraform
 * then knows the add-on, as one to replace.
 */
export const ADDON: ResourceRules = {
  beforeCreate(_, planned) {
    const name = textAt(planned, "addon_name");
    if (PREINSTALLED.has(name))
      throw apiError("FailedOperation", `check addon is exist: ${name} is installed already`);
  },
  computed: () => ({ raw_values: "{}" }),
  async afterCreate(cloud, addon) {
    const clusterId = textAt(addon, "cluster_id");
    if (machinesOf(cloud, clusterId).length === 0) {
      const id = textAt(addon, "id");
      const waiting = { ...addon, phase: "Installing", reason: "no node is available" };
      cloud.patch("tencentcloud_kubernetes_addon", id, { phase: waiting.phase, reason: waiting.reason });
      throw new OperationError(
        "timeout while waiting for state to become 'Succeeded' (last state: 'Installing', timeout: 15m0s)",
        waiting,
      );
    }
    await TKE_POOLS.syncCluster(cloud, clusterId);
  },
  async afterDelete(cloud, addon) {
    await TKE_POOLS.syncCluster(cloud, textAt(addon, "cluster_id"));
  },
};

/** Settings of what is installed already; removing them leaves it as it is. */
export const ADDON_CONFIG: ResourceRules = {
  beforeCreate(cloud, planned) {
    const name = textAt(planned, "addon_name");
    const id = `${textAt(planned, "cluster_id")}#${name}`;
    if (!PREINSTALLED.has(name) && cloud.find("tencentcloud_kubernetes_addon", id) === undefined) {
      throw apiError("ResourceNotFound", `The add-on \`${name}\` is not installed.`);
    }
  },
};
