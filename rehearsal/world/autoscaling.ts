import {
  Autoscaler,
  AutoscalerOptions,
  ScalablePools,
  SettledPlacement,
  untilSettled,
} from "../cluster/autoscaler";
import { RehearsalCluster } from "../cluster/control-plane";

/** The autoscalers of a world's clusters. Clusters without node pools of a cloud have none. */
export class Autoscaling {
  readonly #options: AutoscalerOptions;
  readonly #autoscalers = new Map<string, Autoscaler>();
  readonly #turns = new Map<string, Promise<unknown>>();

  public constructor(options: AutoscalerOptions = {}) {
    this.#options = options;
  }

  /**
   * Gives a cluster an autoscaler, which works until the cluster stops.
   *
   * @param pools the pools as they are at the moment of asking
   */
  public start(cluster: RehearsalCluster, pools: ScalablePools): void {
    if (this.#autoscalers.has(cluster.name)) {
      throw new Error(`cluster '${cluster.name}' has an autoscaler already`);
    }
    this.#autoscalers.set(cluster.name, new Autoscaler(cluster, pools, this.#options));
  }

  /** Ends the autoscaler of a cluster; done when nothing of it is under way. Nothing happens when it has none. */
  public async stop(clusterName: string): Promise<void> {
    const autoscaler = this.#autoscalers.get(clusterName);
    this.#autoscalers.delete(clusterName);
    await autoscaler?.stop();
  }

  /**
   * Does something to the machines of a cluster when nobody else does: its autoscaler and those who change its pools
   * take turns. What is done must not ask for a turn itself.
   */
  public async inTurn<T>(clusterName: string, work: () => Promise<T>): Promise<T> {
    const before = this.#turns.get(clusterName) ?? Promise.resolve();
    const mine = before.then(work, work);
    const ended = mine.catch(() => undefined);
    this.#turns.set(clusterName, ended);
    try {
      return await mine;
    } finally {
      if (this.#turns.get(clusterName) === ended) this.#turns.delete(clusterName);
    }
  }

  /**
   * Waits until nothing more will happen in a cluster by itself: every pod is on a node, or no pool can help it.
   * Nodes of no use may still go later.
   *
   * @throws Error when the cluster does not answer, and the reason of the signal when that ends the wait.
   */
  public settled(cluster: RehearsalCluster, signal: AbortSignal): Promise<SettledPlacement> {
    const autoscaler = this.#autoscalers.get(cluster.name);
    return untilSettled({
      api: cluster.api,
      pools: autoscaler?.pools ?? (() => []),
      failed: () => autoscaler?.failed() ?? new Set(),
      signal,
    });
  }
}
