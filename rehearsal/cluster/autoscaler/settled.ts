import { setTimeout as sleep } from "node:timers/promises";
import { KubernetesApi } from "../kubernetes-api";
import { controllerOf, nameOf, namespaceOf, uidOf } from "../memory/json/object";
import { Fields, itemsAt, numberAt, textAt } from "../memory/json/tree";
import { Demand, demandOf } from "./growth";
import { ClusterLook, schedulerMessage } from "./look";
import { ScalablePools } from "./scalable-pool";

/** Why a pool gets no further machine for a pod. */
export interface PoolRefusal {
  /** The cloud's identifier of the pool. */
  readonly id: string;

  /** What people call the pool. */
  readonly name: string;

  /** In the autoscaler's words, such as `max node group size reached`. */
  readonly reasons: readonly string[];
}

/** A pod that is on no node, and stays so. */
export interface UnplaceablePod {
  readonly namespace: string;
  readonly name: string;

  /** Why it is on none of the nodes there are, in the scheduler's words. */
  readonly schedulerMessage: string;

  /** Why no pool grows for it, pool by pool; empty when the cluster has no pools that grow. */
  readonly pools: readonly PoolRefusal[];
}

/** What is so once nothing more will happen by itself. */
export interface SettledPlacement {
  /** The pods that are on no node, in the order in which they were made. */
  readonly waiting: readonly UnplaceablePod[];
}

/** How settling is waited for. */
export interface SettleOptions {
  readonly api: KubernetesApi;

  /** The pools of the cluster; none when it has no autoscaler. */
  readonly pools: ScalablePools;

  /** Pools that could not get their machines a moment ago, by identifier. */
  readonly failed: () => ReadonlySet<string>;

  /** Ends the wait. */
  readonly signal: AbortSignal;
}

const PAUSE_MILLISECONDS = 200;

/** When nothing has changed for so long, nothing will, whatever should happen in theory. In seconds. */
const QUIET_SECONDS = 20;

/**
 * Waits until nothing more will happen by itself: controllers have made the pods they want, the scheduler has judged
 * every pod, and no pool can grow for one that is left.
 *
 * @throws Error when the API does not answer, and the reason of the signal when that ends the wait.
 */
export async function untilSettled(options: SettleOptions): Promise<SettledPlacement> {
  const { api, pools, failed, signal } = options;
  let last = "";
  let since = performance.now();
  let calm = 0;
  for (;;) {
    signal.throwIfAborted();
    const look = await ClusterLook.at(api);
    const demand = demandOf(look, pools(), failed());
    const now = fingerprint(look);
    if (now !== last) since = performance.now();
    calm = isCalm(look, demand) && (calm === 0 || now === last) ? calm + 1 : 0;
    last = now;
    // Twice in a row: what has just been judged may have been judged before the last node came.
    if (calm >= 2 || performance.now() - since > QUIET_SECONDS * 1000) return placementIn(look, demand);
    await sleep(PAUSE_MILLISECONDS, undefined, { signal });
  }
}

function isCalm(look: ClusterLook, { growth, undecided }: Demand): boolean {
  if (growth !== undefined || undecided.length > 0) return false;
  if (!OWNERS.every((key) => look.list(key).every(hasPods))) return false;
  const blocked = new Set(look.waiting.map((pod) => textAt(controllerOf(pod), "uid")));
  // One pod after the other: while one waits, the next is not made.
  return look.list("apps/statefulsets").every((set) => hasPods(set) || blocked.has(uidOf(set)));
}

const OWNERS = ["apps/deployments", "apps/replicasets"];

/** Says whether a controller has made the pods it is asked for, or is kept from it. */
function hasPods(owner: Fields): boolean {
  const seen = numberAt(owner, "status", "observedGeneration") ?? 0;
  if (seen < (numberAt(owner, "metadata", "generation") ?? 0)) return false;
  const kept = itemsAt(owner, "status", "conditions").some(
    ({ type, status }) => type === "ReplicaFailure" && status === "True",
  );
  return kept || (numberAt(owner, "status", "replicas") ?? 0) >= (numberAt(owner, "spec", "replicas") ?? 1);
}

/** What must stay the same while nothing happens. */
function fingerprint(look: ClusterLook): string {
  const pods = look.list("/pods").map((pod) => `${uidOf(pod)} ${textAt(pod, "spec", "nodeName") ?? ""}`);
  return [...look.list("/nodes").map(uidOf), ...pods].sort().join("\n");
}

function placementIn(look: ClusterLook, { refused }: Demand): SettledPlacement {
  const pools = new Map(refused.map(({ pod, pools: reasons }) => [uidOf(pod), reasons]));
  return {
    waiting: look.waiting.map((pod) => ({
      namespace: namespaceOf(pod),
      name: nameOf(pod),
      schedulerMessage: schedulerMessage(pod) ?? "",
      pools: (pools.get(uidOf(pod)) ?? []).map(({ pool: { id, name }, reasons }) => ({ id, name, reasons })),
    })),
  };
}
