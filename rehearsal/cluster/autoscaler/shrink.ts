import { KubernetesApi } from "../kubernetes-api";
import { cordon, drain } from "./drain";
import { EventRecorder } from "./events";
import { SpareNode } from "./idle";

/** With what a node is taken away. */
export interface ShrinkOptions {
  readonly api: KubernetesApi;
  readonly events: EventRecorder;

  /** Gives it up. */
  readonly signal: AbortSignal;
}

/** How long a node may take to become empty, in seconds; the real autoscaler waits ten minutes. */
const DRAIN_SECONDS = 10;

/** Evicts the pods of a node and gives its machine back; a node that does not become empty stays and is used again. */
export async function takeAway({ pool, name, node }: SpareNode, options: ShrinkOptions): Promise<void> {
  const { api, events, signal } = options;
  const happened = (reason: string, message: string): Promise<void> =>
    events.record({ kind: "Node", object: node, reason, message });

  await happened("ScaleDown", "marked the node as toBeDeleted/unschedulable");
  const left = await drain({
    api,
    node: name,
    patienceSeconds: DRAIN_SECONDS,
    signal,
    onEvict: (pod) =>
      events.record({
        kind: "Pod",
        object: pod,
        reason: "ScaleDown",
        message: "deleting pod for node scale down",
      }),
  });
  if (left.length === 0) {
    await pool.shrink(name);
    return;
  }
  await cordon(api, name, false);
  await happened("ScaleDownFailed", `failed to drain the node: ${left.join(", ")} still there`);
}
