import { setTimeout as sleep } from "node:timers/promises";
import { nameOf, namespaceOf } from "../memory/json/object";
import { Fields, textAt } from "../memory/json/tree";
import { KubernetesApi } from "../kubernetes-api";
import { belongsToNode, ClusterLook } from "./look";

/** How a node is emptied. */
export interface Drain {
  readonly api: KubernetesApi;

  /** Name of the node. */
  readonly node: string;

  /** How long evictions may be refused until it is given up, in seconds. */
  readonly patienceSeconds: number;

  /** Ends it as if patience were at its end. */
  readonly signal?: AbortSignal;

  /**
   * Is told of each pod before it is asked to go.
   *
   * @default nobody is told
   */
  readonly onEvict?: (pod: Fields) => Promise<void>;
}

/** Pause before what was refused is asked again. */
const PAUSE_MILLISECONDS = 100;

/** Lets pods onto a node, or no more of them; nothing happens when the node is gone. */
export async function cordon(api: KubernetesApi, node: string, unschedulable = true): Promise<void> {
  await api.request({
    method: "PATCH",
    path: `/api/v1/nodes/${node}`,
    contentType: "application/merge-patch+json",
    body: { spec: { unschedulable: unschedulable ? true : null } },
  });
}

/**
 * Closes a node for new pods and evicts those on it, as disruption budgets let it; pods of daemon sets stay.
 *
 * @returns the pods that are still there when patience is at its end, as namespace and name
 */
export async function drain(options: Drain): Promise<readonly string[]> {
  const { api, node, patienceSeconds, signal, onEvict = async () => undefined } = options;
  await cordon(api, node);
  const told = new Set<string>();
  const until = performance.now() + patienceSeconds * 1000;
  for (;;) {
    const left = await podsOn(api, node);
    if (left.length === 0 || performance.now() > until || signal?.aborted === true) return left.map(label);
    for (const pod of left) {
      if (textAt(pod, "metadata", "deletionTimestamp") !== undefined) continue;
      if (!told.has(label(pod))) await onEvict(pod);
      told.add(label(pod));
      await evict(api, pod);
    }
    if ((await podsOn(api, node)).length === 0) return [];
    await sleep(PAUSE_MILLISECONDS, undefined, { ref: false });
  }
}

const label = (pod: Fields): string => `${namespaceOf(pod)}/${nameOf(pod)}`;

async function podsOn(api: KubernetesApi, node: string): Promise<readonly Fields[]> {
  const pods = await ClusterLook.listed(api, "/pods");
  return pods.filter((pod) => textAt(pod, "spec", "nodeName") === node && !belongsToNode(pod));
}

/**
 * Asks a pod to go. Whatever the answer is, whether it went is seen in the next look: a disruption budget may refuse, two
 * over one pod always do, and somebody else may have been faster.
 */
async function evict(api: KubernetesApi, pod: Fields): Promise<void> {
  const [namespace, name] = [namespaceOf(pod), nameOf(pod)];
  await api.request({
    method: "POST",
    path: `/api/v1/namespaces/${namespace}/pods/${name}/eviction`,
    body: { apiVersion: "policy/v1", kind: "Eviction", metadata: { name, namespace } },
  });
}
