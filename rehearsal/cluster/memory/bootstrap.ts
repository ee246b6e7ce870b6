import { createAsController } from "./api/create";
import { ClusterState } from "./cluster-state";
import { nameOf, namespaceOf } from "./json/object";
import { Fields } from "./json/tree";

const NAMESPACES = ["default", "kube-node-lease", "kube-public", "kube-system"];

/** Makes what every cluster has by itself. */
export function bootstrap(state: ClusterState): void {
  for (const name of NAMESPACES) createAsController(state, "v1", "Namespace", { metadata: { name } });
  createAsController(state, "v1", "Service", {
    metadata: {
      name: "kubernetes",
      namespace: "default",
      labels: { component: "apiserver", provider: "kubernetes" },
    },
    spec: {
      clusterIP: "10.96.0.1",
      ports: [{ name: "https", port: 443, protocol: "TCP", targetPort: 6443 }],
    },
  });
  for (const [name, value] of [
    ["system-cluster-critical", 2000000000],
    ["system-node-critical", 2000001000],
  ] as const) {
    createAsController(state, "scheduling.k8s.io/v1", "PriorityClass", {
      metadata: { name },
      value,
      description:
        "Used for system critical pods that must run in the cluster, but can be moved to another node if necessary.",
    });
  }
  createAsController(state, "rbac.authorization.k8s.io/v1", "ClusterRole", {
    metadata: { name: "cluster-admin" },
    rules: [
      { apiGroups: ["*"], resources: ["*"], verbs: ["*"] },
      { nonResourceURLs: ["*"], verbs: ["*"] },
    ],
  });
}

/** Says whether a cluster has an object by itself. Nodes come and go with machines, so they count as own too. */
export function isOwn(key: string, object: Readonly<Fields>): boolean {
  const name = nameOf(object);
  switch (key) {
    case "/namespaces":
      return NAMESPACES.includes(name);
    case "/services":
      return namespaceOf(object) === "default" && name === "kubernetes";
    case "/serviceaccounts":
      return name === "default";
    case "/configmaps":
      return name === "kube-root-ca.crt";
    case "scheduling.k8s.io/priorityclasses":
      return name.startsWith("system-");
    case "rbac.authorization.k8s.io/clusterroles":
      return name === "cluster-admin";
    case "/nodes":
    case "coordination.k8s.io/leases":
    case "/events":
      return true;
    default:
      return false;
  }
}
