import { Allocatable } from "../allocatable";
import { InstanceType } from "../instance-type";
import { keptOf, Steps } from "../kept-share";

/** Main memory that is kept from pods; `upTo` in GiB. */
const KEPT_MEMORY: Steps = [
  [4, 0.25],
  [8, 0.2],
  [16, 0.1],
  [128, 0.06],
  [Number.POSITIVE_INFINITY, 0.02],
];

/** CPUs that are kept from pods. */
const KEPT_CPU: Steps = [
  [1, 0.06],
  [2, 0.01],
  [4, 0.005],
  [Number.POSITIVE_INFINITY, 0.0025],
];

/**
 * What pods can get of a node of TKE. The larger the machine, the smaller the share that is kept. Agents that run on
 * every node take theirs from what is left.
 *
 * @see https://cloud.tencent.com/document/product/457/43231 (what is kept from pods)
 */
export function tkeAllocatable({ vcpu, memoryGiB }: Pick<InstanceType, "vcpu" | "memoryGiB">): Allocatable {
  return {
    milliCpu: Math.floor((vcpu - keptOf(vcpu, KEPT_CPU)) * 1000),
    memoryMiB: Math.floor((memoryGiB - keptOf(memoryGiB, KEPT_MEMORY)) * 1024),
  };
}
