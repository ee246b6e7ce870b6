import { GpuSharingRules } from "../../catalog";
import { GpuCard, GpuShare, isWholeGpus } from "../../constructs/contracts/gpu";
import { Finding } from "../problems/problem";
import { asksForOneSlice } from "./gpu-slices";
import { workloadPool } from "./pool-card";
import { Rule } from "./rule";

const GPU = ["diffusion", "gpu"];

function cardsFit(wholeCards: number, poolName: string, { model, perNode }: GpuCard): Finding[] {
  return wholeCards <= perNode
    ? []
    : [
        {
          path: [...GPU, "wholeCards"],
          expected: `at most ${perNode}, the ${model} cards of one node`,
          got: String(wholeCards),
          because: { path: ["nodePools", poolName], says: `nodes with ${perNode} of them` },
        },
      ];
}

function shareFits(
  { memoryGiB, computePercent }: GpuShare,
  poolName: string,
  card: GpuCard,
  rules: GpuSharingRules,
): Finding[] {
  const allocatable = rules.allocatableMemoryGiB(card);
  const { computeStepPercent } = rules;
  const findings: Finding[] = [];
  if (memoryGiB > allocatable) {
    findings.push({
      path: [...GPU, "memoryGiB"],
      expected: `at most ${allocatable}, what pods can get of the ${card.memoryGiB} GiB of one ${card.model}`,
      got: String(memoryGiB),
      because: { path: ["nodePools", poolName, "instanceType"], says: `nodes with ${card.model} cards` },
    });
  }
  if (computePercent % computeStepPercent !== 0) {
    findings.push({
      path: [...GPU, "computePercent"],
      expected: `a multiple of ${computeStepPercent} from ${computeStepPercent} to 100`,
      got: String(computePercent),
    });
  }
  return findings;
}

function mustNotShare(poolName: string, isWritten: boolean, rules?: GpuSharingRules): Finding {
  return {
    path: [...GPU, "memoryGiB"],
    expected: rules === undefined ? "wholeCards" : "wholeCards, or a pool whose cards are shared",
    got: "a share of a card",
    because: {
      path: ["nodePools", poolName, "gpuSharing"],
      says: isWritten ? "gpuSharing: none" : "nothing of gpuSharing",
    },
  };
}

function tooManyShared(wholeCards: number, most: number, poolName: string, sharing: string): Finding {
  return {
    path: [...GPU, "wholeCards"],
    expected: `at most ${most} of a pool whose cards are shared`,
    got: String(wholeCards),
    because: { path: ["nodePools", poolName, "gpuSharing"], says: `gpuSharing: ${sharing}` },
  };
}

/** What a replica asks of a card can be given exactly as asked, never rounded. */
export const gpuFitsCard: Rule = (draft, catalog) => {
  const workload = workloadPool(draft, catalog);
  if (workload === undefined) {
    return [];
  }
  const { request, pool, card } = workload;
  if (card.slices !== undefined) {
    return asksForOneSlice(request, request.pool, card.slices);
  }
  if (isWholeGpus(request)) {
    const most = pool.gpuSharing === "none" ? undefined : catalog.gpuSharing?.mostCardsPerPod;
    return most === undefined || request.wholeCards <= most
      ? cardsFit(request.wholeCards, request.pool, card)
      : [tooManyShared(request.wholeCards, most, request.pool, pool.gpuSharing)];
  }
  const isWritten = draft.written(["nodePools", request.pool, "gpuSharing"]) !== undefined;
  if (pool.gpuSharing === "none" || catalog.gpuSharing === undefined) {
    return [mustNotShare(request.pool, isWritten, catalog.gpuSharing)];
  }
  return shareFits(request, request.pool, card, catalog.gpuSharing);
};
