import { KubernetesApi } from "../cluster/kubernetes-api";
import { RehearsalCluster } from "../cluster/control-plane";
import { at, JsonObject, listAt, textAt } from "../run/json";
import { list } from "./cluster-calls";
import { WorkloadRange, WorkloadRef } from "./proof";

/** Kinds whose number of replicas can be set. */
export const SCALABLE = new Map([
  ["Deployment", "deployments"],
  ["StatefulSet", "statefulsets"],
]);

/** Where autoscalers are, and where they say how far they go. */
const AUTOSCALERS = [
  { path: "/apis/autoscaling/v2/horizontalpodautoscalers", most: "maxReplicas", usual: 0 },
  // One that says nothing goes to 100, says its reference.
  { path: "/apis/keda.sh/v1alpha1/scaledobjects", most: "maxReplicaCount", usual: 100 },
] as const;

/** Path of a workload. */
export function workloadPath({ kind, namespace, name }: WorkloadRef): string {
  return `/apis/apps/v1/namespaces/${namespace}/${SCALABLE.get(kind) ?? ""}/${name}`;
}

/** A workload as people name it. */
export function workloadName({ kind, namespace, name }: WorkloadRef): string {
  return `${kind} ${namespace}/${name}`;
}

/** The number at a path, or what stands for none. */
export function numberAt(object: JsonObject, otherwise: number, ...path: readonly string[]): number {
  const found = at(object, ...path);
  return typeof found === "number" ? found : otherwise;
}

/** Everything in a cluster whose number of replicas can be set, with the most there may be of it. */
export async function workloadsOf({
  name: cluster,
  api,
}: RehearsalCluster): Promise<readonly WorkloadRange[]> {
  const maxima = await maximaOf(api);
  const found: WorkloadRange[] = [];
  for (const [kind, plural] of SCALABLE) {
    for (const object of await list(api, `/apis/apps/v1/${plural}`)) {
      const namespace = textAt(object, "metadata", "namespace") ?? "";
      const name = textAt(object, "metadata", "name") ?? "";
      const replicas = numberAt(object, 1, "spec", "replicas");
      const maximum = Math.max(replicas, maxima.get(keyOf(namespace, kind, name)) ?? 0);
      const minReadySeconds = numberAt(object, 0, "spec", "minReadySeconds");
      found.push({ cluster, kind, namespace, name, replicas, maximum, minReadySeconds });
    }
  }
  return found;
}

async function maximaOf(api: KubernetesApi): Promise<ReadonlyMap<string, number>> {
  const maxima = new Map<string, number>();
  for (const { path, most, usual } of AUTOSCALERS) {
    for (const object of await list(api, path)) {
      const namespace = textAt(object, "metadata", "namespace") ?? "";
      const kind = textAt(object, "spec", "scaleTargetRef", "kind") ?? "Deployment";
      const name = textAt(object, "spec", "scaleTargetRef", "name") ?? "";
      const key = keyOf(namespace, kind, name);
      maxima.set(key, Math.max(maxima.get(key) ?? 0, numberAt(object, usual, "spec", most)));
    }
  }
  return maxima;
}

const keyOf = (...parts: readonly string[]): string => parts.join("/");

/** The workload that controls an object, seen through the ReplicaSets and Jobs in between. */
export function ownerOf(object: JsonObject): { readonly kind: string; readonly name: string } | undefined {
  const owner = listAt(object, "metadata", "ownerReferences").find(
    (entry) => at(entry, "controller") === true,
  );
  const kind = textAt(owner, "kind");
  const name = textAt(owner, "name");
  return kind === undefined || name === undefined ? undefined : { kind, name };
}
