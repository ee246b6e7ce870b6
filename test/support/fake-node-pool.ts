import { DependencyGroup } from "constructs";
import { GpuCard, GpuRequest, INodePool, isWholeGpus, Placement } from "../../constructs/contracts";

/** A pool that exists; by default with one A10 per node, a label and a taint. */
export function fakeNodePool(
  overrides: Partial<{ gpu: GpuCard | undefined; placement: Placement }> = {},
): INodePool {
  const gpu: GpuCard | undefined =
    "gpu" in overrides ? overrides.gpu : { model: "A10", memoryGiB: 24, perNode: 1 };
  return {
    poolName: "gpu",
    placement: overrides.placement ?? {
      nodeSelector: { "example.com/pool": "gpu" },
      tolerations: [{ key: "example.com/gpu", value: "true", effect: "NoSchedule" }],
    },
    ...(gpu === undefined ? {} : { gpu }),
    ready: new DependencyGroup(),
    podResources: (request: GpuRequest): Record<string, string> =>
      isWholeGpus(request)
        ? { "nvidia.com/gpu": String(request.wholeCards) }
        : {
            "example.com/memory": String(request.memoryGiB),
            "example.com/core": String(request.computePercent),
          },
  };
}
