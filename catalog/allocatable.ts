import { InstanceType } from "./instance-type";

/**
 * Part of a node's CPUs and main memory that the node's own programs keep, and the agents that run on every
 * node. An estimate on the safe side: the exact part depends on the size of the node and on the add-ons.
 */
const KEPT = { cpu: 0.05, memory: 0.1 };

/** CPUs, and main memory in GiB, that pods can get of one node; an estimate. */
export function allocatable({ vcpu, memoryGiB }: InstanceType): {
  readonly cpu: number;
  readonly memoryGiB: number;
} {
  return { cpu: vcpu * (1 - KEPT.cpu), memoryGiB: memoryGiB * (1 - KEPT.memory) };
}
