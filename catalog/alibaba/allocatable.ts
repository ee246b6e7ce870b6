import { Allocatable } from "../allocatable";
import { InstanceType } from "../instance-type";
import { keptOf, Steps } from "../kept-share";

/** CPUs that are kept from pods: a tenth of one for each four, less of those beyond 64. */
const KEPT_CPU: Steps = [
  [64, 0.025],
  [128, 0.0125],
  [Number.POSITIVE_INFINITY, 0.005],
];

/** Most pods a node may have, which decides what is kept; machines with fewer network cards keep less than this. */
const MOST_PODS = 256;

/** Main memory kept for a node's own processes, and at which it begins to evict, in MiB. */
const KEPT_MIB = 11 * MOST_PODS + 255;
const EVICTION_MIB = 300;

/** No node keeps more than this part of its memory. */
const LARGEST_PART = 0.25;

/**
 * What pods can get of a node of ACK from Kubernetes 1.28 on. Agents that run on every node take theirs from what is left.
 *
 * @see https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/resource-reservation-policy
 */
export function ackAllocatable({ vcpu, memoryGiB }: Pick<InstanceType, "vcpu" | "memoryGiB">): Allocatable {
  const memoryMiB = memoryGiB * 1024;
  return {
    milliCpu: Math.floor((vcpu - keptOf(vcpu, KEPT_CPU)) * 1000),
    memoryMiB: Math.floor(memoryMiB - Math.min(KEPT_MIB, memoryMiB * LARGEST_PART) - EVICTION_MIB),
  };
}
