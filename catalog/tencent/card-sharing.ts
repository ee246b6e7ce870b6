import { GPU_SHARING_POLICIES } from "../../constructs/contracts/gpu";
import { GpuSharingRules } from "../gpu-sharing";

/**
 * Nominal and allocatable memory of the one card for which both were reported, an L20: the driver keeps
 * the difference. Other cards are assumed to keep the same part of their memory.
 */
const MEASURED = { nominalGiB: 48, allocatableGiB: 44 };

/** How Tencent Cloud's qGPU shares cards. */
export const QGPU: GpuSharingRules = {
  policies: GPU_SHARING_POLICIES,
  resources: { compute: "tke.cloud.tencent.com/qgpu-core", memory: "tke.cloud.tencent.com/qgpu-memory" },
  computeStepPercent: 5,
  maxSharesPerCard: 16,
  allocatableMemoryGiB: ({ memoryGiB }) =>
    Math.floor((memoryGiB * MEASURED.allocatableGiB) / MEASURED.nominalGiB),
  source: "https://cloud.tencent.com/document/product/457/65734",
};
