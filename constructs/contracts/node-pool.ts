import { IDependable } from "constructs";
import { GpuCard, GpuRequest, GpuSharing } from "./gpu";
import { Placement } from "./placement";

/** Nodes of one kind, owned by this program or existing before it. */
export interface INodePool {
  /** Name of the pool, unique within its cluster. */
  readonly poolName: string;

  /** Where pods that want this pool must run. */
  readonly placement: Placement;

  /** The cards of each node; absent when the nodes have none. */
  readonly gpu?: GpuCard;

  /** Depend on this to have the pool's first nodes, and what its cards need to be shared. */
  readonly ready: IDependable;

  /**
   * The extended resources a container must request, and limit, to get `request` on this pool.
   *
   * @throws ConstructError when the pool has no cards, or cannot give exactly what is asked.
   */
  podResources(request: GpuRequest): Readonly<Record<string, string>>;
}

/** What every cloud needs to know to make, or to find, a node pool. */
export interface NodePoolProps {
  /** Name of the pool, unique within its cluster. */
  readonly name: string;

  /** Smallest number of nodes. */
  readonly minNodes: number;

  /** Largest number of nodes. */
  readonly maxNodes: number;

  /**
   * The cloud's name for the machine type.
   *
   * @default - the nodes exist already and are found by `nodeSelector`.
   */
  readonly instanceType?: string;

  /**
   * Labels that existing nodes carry.
   *
   * @default - nodes are made, and labelled, by the cloud.
   */
  readonly nodeSelector?: Readonly<Record<string, string>>;

  /**
   * Cards of each existing node.
   *
   * @default - the machine type says it.
   */
  readonly gpu?: GpuCard;

  /**
   * How pods share the cards.
   *
   * @default "none" - every pod gets whole cards.
   */
  readonly gpuSharing?: GpuSharing;
}
