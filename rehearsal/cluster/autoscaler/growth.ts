import { nameOf } from "../memory/json/object";
import { Fields, numberAt, textAt } from "../memory/json/tree";
import { NodeView } from "../memory/scheduler/cluster-view";
import { ClusterLook, schedulerMessage } from "./look";
import { ScalablePool } from "./scalable-pool";
import { copied, futureView, place, refusal } from "./simulation";

/** Machines that a pool is to get, and the pods that they are for. */
export interface Growth {
  readonly pool: ScalablePool;
  readonly count: number;
  readonly pods: readonly Fields[];
}

/** A pod that no pool grows for. */
export interface Refused {
  readonly pod: Fields;

  /** Why each pool that could grow does not. */
  readonly pools: readonly { readonly pool: ScalablePool; readonly reasons: readonly string[] }[];
}

/** What pods that wait need. */
export interface Demand {
  /** The pool that should grow now; undefined when none could help. */
  readonly growth?: Growth;

  /** Pods that the scheduler has still to judge, or that would fit on a node there is. */
  readonly undecided: readonly Fields[];

  /** Pods that no pool can help. */
  readonly refused: readonly Refused[];
}

/** Reasons that are the autoscaler's own, in the words of the real one. */
const FULL = "max node group size reached";
const IN_BACKOFF = "in backoff after failed scale-up";

/**
 * Finds out what the pods that wait need.
 *
 * @param failed pools that could not get their machines a moment ago, by identifier
 */
export function demandOf(
  look: ClusterLook,
  pools: readonly ScalablePool[],
  failed: ReadonlySet<string> = new Set(),
): Demand {
  const views = [...look.views(), ...upcoming(look, pools)];
  const undecided: Fields[] = [];
  const left: Fields[] = [];
  for (const pod of byPriority(look.waiting)) {
    const makesRoom = textAt(pod, "status", "nominatedNodeName") !== undefined;
    const judged = schedulerMessage(pod) !== undefined && !makesRoom;
    if (place(look, pod, views) || !judged) undecided.push(pod);
    else left.push(pod);
  }
  const growing = pools.filter(({ autoscaled }) => autoscaled);
  const options = growing.flatMap((pool) => {
    if (failed.has(pool.id)) return [];
    const option = optionFor(look, pool, left, views);
    return option === undefined ? [] : [option];
  });
  const best = options.sort(
    (a, b) => a.waste - b.waste || a.growth.pool.id.localeCompare(b.growth.pool.id),
  )[0]?.growth;
  const helped = new Set(options.flatMap(({ growth }) => growth.pods));
  return {
    ...(best === undefined ? {} : { growth: best }),
    undecided,
    refused: left
      .filter((pod) => !helped.has(pod))
      .map((pod) => ({
        pod,
        pools: growing.map((pool) => ({ pool, reasons: whyNot(look, pool, pod, views, failed) })),
      })),
  };
}

/** Machines that are on their way: in their pool, and not yet among the nodes. */
function upcoming(look: ClusterLook, pools: readonly ScalablePool[]): readonly NodeView[] {
  const present = new Set(look.list("/nodes").map(nameOf));
  return pools.flatMap((pool) => {
    const missing = pool.nodes.filter((name) => !present.has(name));
    if (missing.length === 0) return [];
    return pool.next(missing.length).map((spec) => futureView(look, spec));
  });
}

/** Why a pool does not grow for a pod that none of its next machines can take. */
function whyNot(
  look: ClusterLook,
  pool: ScalablePool,
  pod: Fields,
  views: readonly NodeView[],
  failed: ReadonlySet<string>,
): readonly string[] {
  const [next] = pool.next(1);
  if (next === undefined) return [FULL];
  const view = futureView(look, next);
  const reasons = refusal(look, pod, view, [...views, view]);
  if (reasons !== undefined) return reasons;
  if (failed.has(pool.id)) return [IN_BACKOFF];
  return [FULL];
}

interface Option {
  readonly growth: Growth;

  /** Part of the new machines that would stay unused, from 0 to 1. */
  readonly waste: number;
}

function optionFor(
  look: ClusterLook,
  pool: ScalablePool,
  pods: readonly Fields[],
  views: readonly NodeView[],
): Option | undefined {
  const room = Math.min(pool.max - pool.nodes.length, pods.length);
  if (room <= 0) return undefined;
  const all = copied(views);
  const added: NodeView[] = [];
  const helped = new Set<Fields>();
  let useful = 0;
  for (const spec of pool.next(room)) {
    const view = futureView(look, spec);
    all.push(view);
    added.push(view);
    for (const pod of pods) {
      if (helped.has(pod) || !place(look, pod, [view], all)) continue;
      helped.add(pod);
      useful = added.length;
    }
    if (helped.size === pods.length) break;
  }
  if (useful === 0) return undefined;
  return {
    growth: { pool, count: useful, pods: [...helped] },
    waste: wasteOf(added.slice(0, useful)),
  };
}

/** Share of processors, memory and cards that stays free, on average: cards for pods without any are waste too. */
function wasteOf(views: readonly NodeView[]): number {
  const shares = views.flatMap(({ free, allocatable }) =>
    [...allocatable]
      .filter(([name, amount]) => amount > 0n && name !== "pods" && name !== "ephemeral-storage")
      .map(([name, amount]) => Number(((free.get(name) ?? 0n) * 10_000n) / amount) / 10_000),
  );
  return shares.reduce((sum, share) => sum + share, 0) / Math.max(1, shares.length);
}

function byPriority(pods: readonly Fields[]): readonly Fields[] {
  return [...pods].sort(
    (a, b) => (numberAt(b, "spec", "priority") ?? 0) - (numberAt(a, "spec", "priority") ?? 0),
  );
}
