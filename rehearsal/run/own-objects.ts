import { Json, textAt } from "./json";

/** Namespaces of every cluster. */
const NAMESPACES: readonly string[] = ["default", "kube-node-lease", "kube-public", "kube-system"];

/** Kinds that only a cluster itself makes: events end by themselves, and nodes come and go with machines. */
const KINDS: readonly string[] = ["ComponentStatus", "Event", "Node"];

/** Settings that the API server keeps for itself. */
const CONFIG_MAPS: readonly string[] = [
  "kube-root-ca.crt",
  "extension-apiserver-authentication",
  "kube-apiserver-legacy-service-account-token-tracking",
];

/** Says whether a cluster has an object by itself, whatever anybody does with it. */
export function isOwnObject(kind: string, object: Json): boolean {
  if (KINDS.includes(kind)) return true;
  const name = textAt(object, "metadata", "name") ?? "";
  switch (kind) {
    case "Namespace":
      return NAMESPACES.includes(name);
    case "Lease":
      return NAMESPACES.includes(textAt(object, "metadata", "namespace") ?? "");
    case "Service":
    case "Endpoints":
    case "EndpointSlice":
      return textAt(object, "metadata", "namespace") === "default" && name === "kubernetes";
    case "ServiceCIDR":
      return name === "kubernetes";
    case "IPAddress":
      return (
        textAt(object, "spec", "parentRef", "namespace") === "default" &&
        textAt(object, "spec", "parentRef", "name") === "kubernetes"
      );
    case "ServiceAccount":
      return name === "default";
    case "ConfigMap":
      return CONFIG_MAPS.includes(name);
    case "PriorityClass":
      return name.startsWith("system-");
    case "ClusterRole":
    case "ClusterRoleBinding":
    case "Role":
    case "RoleBinding":
      return (
        name === "cluster-admin" ||
        textAt(object, "metadata", "labels", "kubernetes.io/bootstrapping") === "rbac-defaults"
      );
    case "APIService":
      return textAt(object, "metadata", "labels", "kube-aggregator.kubernetes.io/automanaged") !== undefined;
    case "FlowSchema":
    case "PriorityLevelConfiguration":
      return textAt(object, "metadata", "annotations", "apf.kubernetes.io/autoupdate-spec") === "true";
    default:
      return false;
  }
}
