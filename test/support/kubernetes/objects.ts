import { NodeSpec } from "../../../rehearsal/cluster/control-plane";
import { JsonObject } from "../../../rehearsal/cluster/kubernetes-api";

/** A node for tests; allocatable is what it has. */
export function node(
  name: string,
  resources: Readonly<Record<string, string>> = {},
  more: Partial<NodeSpec> = {},
): NodeSpec {
  const capacity = { cpu: "8", memory: "32Gi", ...resources };
  return { name, labels: {}, taints: [], capacity, allocatable: capacity, ...more };
}

/** A deployment whose pods have one container with these limits. */
export function deployment(
  name: string,
  replicas: number,
  limits: Readonly<Record<string, string>> = {},
  more: { readonly pod?: JsonObject; readonly spec?: JsonObject; readonly image?: string } = {},
): JsonObject {
  const container = { name: "c", image: more.image ?? "x:1", resources: { limits } };
  return {
    metadata: { name },
    spec: {
      replicas,
      selector: { matchLabels: { app: name } },
      template: { metadata: { labels: { app: name } }, spec: { containers: [container], ...more.pod } },
      ...more.spec,
    },
  };
}

/** Where deployments of the default namespace are. */
export const DEPLOYMENTS = "/apis/apps/v1/namespaces/default/deployments";

/** Where pods of the default namespace are. */
export const PODS = "/api/v1/namespaces/default/pods";
