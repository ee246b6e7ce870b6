import { GpuSharingRules } from "../gpu-sharing";

/**
 * Nominal and allocatable memory of the one card for which both were reported, an A10: the driver keeps the
 * difference. Other cards are assumed to keep the same part of their memory.
 */
const MEASURED = { nominalGiB: 24, allocatableGiB: 22 };

/** Label of nodes that says how many cards they have. */
export const CARD_COUNT_LABEL = "aliyun.accelerator/nvidia_count";

/**
 * How Alibaba Cloud's cGPU shares cards. A pod that may use more compute than its share when nobody else does is not among
 * what a label of the node can ask for.
 */
export const CGPU: GpuSharingRules = {
  policies: ["none", "best-effort", "fixed-share"],
  resources: {
    compute: "aliyun.com/gpu-core.percentage",
    memory: "aliyun.com/gpu-mem",
    // Where only memory is shared, a node offers no compute.
    cardCountLabel: CARD_COUNT_LABEL,
  },
  computeStepPercent: 1,
  mostCardsPerPod: 1,
  // No number is published for ACK; this one is on the safe side.
  maxSharesPerCard: 16,
  allocatableMemoryGiB: ({ memoryGiB }) =>
    Math.floor((memoryGiB * MEASURED.allocatableGiB) / MEASURED.nominalGiB),
  source:
    "https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/labels-used-to-enable-gpu-scheduling-policies",
};
