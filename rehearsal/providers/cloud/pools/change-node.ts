import { isDeepStrictEqual } from "node:util";
import { NodeSpec, RehearsalCluster } from "../../../cluster/control-plane";
import { Json } from "../../../cluster/kubernetes-api";

/** Taints that the cluster itself sets and lifts. */
const OWN_TAINT = /^node\.kubernetes\.io\//;

/** Changes a node in place: its pods stay where they are, unless a taint chases them away. */
export async function changeNode(
  cluster: RehearsalCluster,
  present: NodeSpec,
  wanted: NodeSpec,
): Promise<void> {
  const path = `/api/v1/nodes/${present.name}`;
  const systemLabels = Object.fromEntries(
    Object.entries(present.labels).filter(([name]) => name.startsWith("kubernetes.io/")),
  );
  const labels = { ...systemLabels, ...wanted.labels };
  const taints = [...wanted.taints, ...present.taints.filter(({ key }) => OWN_TAINT.test(key))];
  if (!isDeepStrictEqual(present.labels, labels) || !isDeepStrictEqual(present.taints, taints)) {
    await patch(cluster, path, {
      metadata: { labels: { ...removed(present.labels, labels), ...labels } },
      spec: { taints: taints.map((taint) => ({ ...taint })) },
    });
  }
  const capacity = { pods: present.capacity["pods"] ?? "110", ...wanted.capacity };
  const allocatable = { pods: present.allocatable["pods"] ?? "110", ...wanted.allocatable };
  if (
    !isDeepStrictEqual(present.capacity, capacity) ||
    !isDeepStrictEqual(present.allocatable, allocatable)
  ) {
    await patch(cluster, `${path}/status`, {
      status: {
        capacity: { ...removed(present.capacity, capacity), ...capacity },
        allocatable: { ...removed(present.allocatable, allocatable), ...allocatable },
      },
    });
  }
}

/** A merge patch that removes what is no longer there. */
function removed(before: object, after: object): Record<string, Json> {
  return Object.fromEntries(
    Object.keys(before)
      .filter((name) => !(name in after))
      .map((name) => [name, null]),
  );
}

async function patch(cluster: RehearsalCluster, path: string, body: Json): Promise<void> {
  const contentType = "application/merge-patch+json";
  const answer = await cluster.api.request({ method: "PATCH", path, contentType, body });
  if (answer.status >= 300) throw new Error(`${path} cannot be changed: ${JSON.stringify(answer.body)}`);
}
