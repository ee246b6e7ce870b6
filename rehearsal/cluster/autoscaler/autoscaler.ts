import { RehearsalCluster } from "../control-plane";
import { Repetition } from "../repetition";
import { EventRecorder } from "./events";
import { Demand, demandOf, Growth, Refused } from "./growth";
import { spareNodes } from "./idle";
import { ClusterLook } from "./look";
import { ScalablePools } from "./scalable-pool";
import { takeAway } from "./shrink";

/** How an autoscaler paces itself. */
export interface AutoscalerOptions {
  /**
   * How long a node must have been of no use before it goes, and how long nothing goes after something was added, in
   * seconds.
   *
   * @default 30 where the real one takes ten minutes: IDLE_SECONDS
   */
  readonly idleSeconds?: number;

  /**
   * Pause between two looks at the cluster, in milliseconds; while pods wait, a quarter of it.
   *
   * @default 1000 where the real one looks every ten seconds
   */
  readonly lookMilliseconds?: number;
}

/** A node goes when it was of no use for so long, in seconds: a twentieth of the ten minutes of the real autoscaler. */
export const IDLE_SECONDS = 30;
const LOOK_MILLISECONDS = 1000;

/** How long a pool is left alone that could not get a machine, in seconds: a twentieth of the real five minutes. */
const BACKOFF_SECONDS = 15;

/**
 * What a cloud's cluster autoscaler does: pods that cannot be placed get a node from a pool that may still grow, and
 * nodes of no use go. It looks at the cluster again and again, as the real one does.
 */
export class Autoscaler {
  readonly #cluster: RehearsalCluster;
  readonly #pools: ScalablePools;
  readonly #idleMilliseconds: number;
  readonly #events: EventRecorder;
  readonly #failed = new Map<string, number>();

  /** Since when a node has been of no use, by name. */
  readonly #spareSince = new Map<string, number>();
  #grownAt = Number.NEGATIVE_INFINITY;
  readonly #looking: Repetition;

  /** Begins to work; ends with `stop`. */
  public constructor(cluster: RehearsalCluster, pools: ScalablePools, options: AutoscalerOptions = {}) {
    const { idleSeconds = IDLE_SECONDS, lookMilliseconds = LOOK_MILLISECONDS } = options;
    this.#cluster = cluster;
    this.#pools = pools;
    this.#idleMilliseconds = idleSeconds * 1000;
    this.#events = new EventRecorder(cluster.api);
    this.#looking = new Repetition(
      async (signal) => ((await this.#round(signal)) ? lookMilliseconds / 4 : lookMilliseconds),
      lookMilliseconds,
    );
  }

  /** The pools as they are now. */
  public get pools(): ScalablePools {
    return this.#pools;
  }

  /** Pools that could not get their machines a moment ago, by identifier. */
  public failed(): ReadonlySet<string> {
    const now = performance.now();
    return new Set([...this.#failed].filter(([, until]) => until > now).map(([id]) => id));
  }

  /** Ends it; done when nothing of it is under way any more. */
  public async stop(): Promise<void> {
    await this.#looking.stop();
  }

  /** Looks at the cluster and does what is to be done; says whether pods wait. */
  async #round(signal: AbortSignal): Promise<boolean> {
    const pools = this.#pools().filter(({ autoscaled }) => autoscaled);
    if (pools.length === 0) return false;
    await this.#keepMinimum();
    const mayShrink = pools.some(({ shrinks, nodes, min }) => shrinks && nodes.length > min);
    if (!mayShrink && !(await ClusterLook.hasWaiting(this.#cluster.api))) return false;
    const look = await ClusterLook.at(this.#cluster.api);
    const demand = demandOf(look, this.#pools(), this.failed());
    await this.#tell(demand.refused);
    if (demand.growth !== undefined) await this.#grow(demand.growth);
    else await this.#shrink(look, demand, signal);
    return look.waiting.length > 0;
  }

  async #keepMinimum(): Promise<void> {
    for (const pool of this.#pools()) {
      const isEnough = pool.nodes.length >= pool.min;
      if (!pool.autoscaled || isEnough || this.failed().has(pool.id)) continue;
      await this.#attempt(pool.id, () => pool.growTo(pool.min));
    }
  }

  async #grow({ pool, count, pods }: Growth): Promise<void> {
    const size = pool.nodes.length;
    const message = `pod triggered scale-up: [{${pool.id} ${size}->${size + count} (max: ${pool.max})}]`;
    for (const object of pods) {
      await this.#events.record({ kind: "Pod", object, reason: "TriggeredScaleUp", message });
    }
    await this.#attempt(pool.id, () => pool.growTo(size + count));
  }

  async #attempt(poolId: string, grow: () => Promise<void>): Promise<void> {
    try {
      await grow();
      this.#grownAt = performance.now();
      this.#failed.delete(poolId);
    } catch {
      this.#failed.set(poolId, performance.now() + BACKOFF_SECONDS * 1000);
    }
  }

  async #tell(refused: readonly Refused[]): Promise<void> {
    for (const { pod, pools } of refused) {
      const message = `pod didn't trigger scale-up: ${counted(pools.flatMap(({ reasons }) => reasons))}`;
      await this.#events.record({ kind: "Pod", object: pod, reason: "NotTriggerScaleUp", message });
    }
  }

  /** Nothing goes while something comes, or is yet to be placed. */
  async #shrink(look: ClusterLook, { undecided }: Demand, signal: AbortSignal): Promise<void> {
    const now = performance.now();
    const spare = undecided.length > 0 ? [] : spareNodes(look, this.#pools());
    const names = new Set(spare.map(({ name }) => name));
    for (const name of this.#spareSince.keys()) if (!names.has(name)) this.#spareSince.delete(name);
    for (const name of names) if (!this.#spareSince.has(name)) this.#spareSince.set(name, now);
    if (now - this.#grownAt < this.#idleMilliseconds) return;
    const due = spare.find(({ name }) => now - (this.#spareSince.get(name) ?? now) >= this.#idleMilliseconds);
    if (due === undefined) return;
    await takeAway(due, { api: this.#cluster.api, events: this.#events, signal });
    this.#spareSince.delete(due.name);
  }
}

/** `2 Insufficient cpu, 1 max node group size reached`, as the real autoscaler says it. */
function counted(reasons: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const reason of reasons) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...counts].map(([reason, count]) => `${count} ${reason}`).join(", ");
}
