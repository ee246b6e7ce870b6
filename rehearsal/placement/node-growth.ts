/** Why a pool gets no further node for a pod that waits. */
export interface PoolRefusal {
  /** What people call the pool. */
  readonly name: string;

  /** In the autoscaler's words, such as `max node group size reached`. */
  readonly reasons: readonly string[];
}

/** What is so once nothing more will happen by itself. */
export interface SettledNodes {
  /** The pods that are on no node. */
  readonly waiting: readonly {
    readonly namespace: string;
    readonly name: string;
    readonly pools: readonly PoolRefusal[];
  }[];
}

/** Gives a cluster nodes for pods that wait, and takes idle ones away, as the autoscaler of a cloud does. */
export interface NodeGrowth {
  /**
   * Waits until it will do nothing more for the pods there are now.
   *
   * @throws the signal's reason when that comes first.
   */
  settled(signal: AbortSignal): Promise<SettledNodes>;
}

/** The nodes stay as they are. */
export const FIXED_NODES: NodeGrowth = { settled: async () => ({ waiting: [] }) };
