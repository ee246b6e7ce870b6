import { OperationError } from "../../../../plugin/sdk/operation-error";
import { isObjectValue, ObjectValue } from "../../../../plugin/value";
import { machinesOf } from "../../../cloud/pools/machines";
import { textAt } from "../../../cloud/values";
import { apiError } from "../../api-error";
import { ResourceRules } from "../../rules";

/** Terraform type of add-ons. */
export const ADDON_TYPE = "alicloud_cs_kubernetes_addon";

/** What a cluster cannot be without: a removal of these is reported and does nothing. */
const REQUIRED: ReadonlySet<string> = new Set([
  "cloud-controller-manager",
  "coredns",
  "csi-plugin",
  "csi-provisioner",
  "flannel",
  "kube-flannel-ds",
  "managed-coredns",
  "managed-csiprovisioner",
  "terway-controlplane",
  "terway-eniip",
]);

/** What may be installed besides; components that are charts only are not here. */
const OPTIONAL: ReadonlySet<string> = new Set([
  "ack-arena",
  "ack-cost-exporter",
  "ack-kubernetes-cronhpa-controller",
  "ack-node-problem-detector",
  "ack-virtual-node",
  "aliyun-acr-acceleration-suite",
  "aliyun-acr-credential-helper",
  "alb-ingress-controller",
  "arms-prometheus",
  "cluster-autoscaler",
  "logtail-ds",
  "loongcollector",
  "managed-aliyun-acr-credential-helper",
  "metrics-server",
  "nginx-ingress-controller",
  "storage-operator",
]);

/** Those whose pods the cloud runs itself need no node. */
const isManaged = (name: string): boolean => name.startsWith("managed-") || name === "cluster-autoscaler";

/** The versions that a new cluster gets; which these are changes over time. */
const version = (digits: string): string =>
  `v1.${Number.parseInt(digits.slice(0, 2), 16)}.0-${digits.slice(2, 9)}-aliyun`;

/** A JSON text as the provider writes it: members in the order of their names, without blanks. */
export function writtenConfig(text: string): string {
  try {
    return JSON.stringify(sorted(JSON.parse(text)));
  } catch {
    return text;
  }
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, each]) => [name, sorted(each)]),
  );
}

function requireJson(addon: ObjectValue): void {
  const config = textAt(addon, "config");
  if (config === "") return;
  let parsed: unknown;
  try {
    parsed = JSON.parse(config);
  } catch {
    parsed = undefined;
  }
  if (typeof parsed !== "object" || parsed === null || Array.isArray(parsed)) {
    throw new OperationError(
      `json config parse error: \`config\` of ${textAt(addon, "name")} is no JSON object`,
    );
  }
}

/**
 * Add-ons are pods: without a node the cloud goes on installing until the provider's patience ends. Terraform then knows the
 * add-on, as one to replace.
 */
export const ADDON: ResourceRules = {
  beforeCreate(_, planned) {
    const name = textAt(planned, "name");
    requireJson(planned);
    if (!REQUIRED.has(name) && !OPTIONAL.has(name)) {
      throw apiError("InstallClusterAddons", "AddonNotFound", `There is no add-on \`${name}\`.`);
    }
  },
  computed: (cloud, addon) => ({
    config: "",
    required: REQUIRED.has(textAt(addon, "name")),
    version: version(cloud.digits(textAt(addon, "name"))),
  }),
  outputs: (_, addon) => writtenIn(addon),
  found: (_, addon) => writtenIn(addon),
  async afterCreate(cloud, addon) {
    if (isManaged(textAt(addon, "name")) || machinesOf(cloud, textAt(addon, "cluster_id")).length > 0) return;
    throw new OperationError(
      "timeout while waiting for state to become 'Success' (last state: 'running', timeout: 10m0s): no node is there for the " +
        `pods of ${textAt(addon, "name")}`,
      addon,
    );
  },
  beforeUpdate(_, __, planned) {
    requireJson(planned);
  },
  beforeDelete(_, addon) {
    if (textAt(addon, "name") !== "ack-virtual-node" || addon["cleanup_cloud_resources"] === true) return;
    const message = "`ack-virtual-node` goes only with `cleanup_cloud_resources`, set and applied.";
    throw apiError("UnInstallClusterAddons", "InvalidParameter", message);
  },
  isLeftBehind: (_, addon) => REQUIRED.has(textAt(addon, "name")),
};

function writtenIn(addon: ObjectValue): ObjectValue {
  const config = writtenConfig(textAt(addon, "config"));
  return isObjectValue(addon) && config !== "{}" && config !== "" ? { config } : {};
}
