import { NodeSpec } from "../control-plane";

/** A pool of equal machines, as the autoscaler sees it. What a machine is, and where it comes from, is the cloud's. */
export interface ScalablePool {
  /** The cloud's identifier, such as `np-1a2b3c4d`: events name pools by it. */
  readonly id: string;

  /** What people call it. */
  readonly name: string;

  /** Whether its number of machines follows what pods need. */
  readonly autoscaled: boolean;

  /** Whether nodes of no use are given back. */
  readonly shrinks: boolean;

  /** Least number of machines. */
  readonly min: number;

  /** Largest number of machines. */
  readonly max: number;

  /** Names of the nodes that its machines are. */
  readonly nodes: readonly string[];

  /** The nodes that the next machines would become, in the order in which the cloud would add them. */
  next(count: number): readonly NodeSpec[];

  /**
   * Adds machines until there are so many, never more than the pool may have; done when they are nodes that pods can be
   * placed on. Nothing happens when there are as many already.
   *
   * @throws Error when the cloud refuses, for want of quota or stock.
   */
  growTo(size: number): Promise<void>;

  /** Gives a machine back, with its node; nothing happens when the pool has none of this name. */
  shrink(node: string): Promise<void>;
}

/** The pools of a cluster as they are now. */
export type ScalablePools = () => readonly ScalablePool[];
