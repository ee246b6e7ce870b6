import { GpuSharingRules } from "../../catalog";
import { GpuCard, GpuShare, isWholeGpus } from "../../constructs/contracts/gpu";
import { NodePoolConfig } from "../environment";
import { Finding } from "../problems/problem";
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
          because: { path: ["nodePools", poolName], says: `nodes with ${perNode}` },
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
      expected: `at most ${allocatable}, what pods can get of the ${card.memoryGiB} GiB of a ${card.model}`,
      got: String(memoryGiB),
      because: { path: ["nodePools", poolName, "instanceType"], says: `nodes with a ${card.model}` },
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

function mustNotShare(poolName: string, { gpuSharing }: NodePoolConfig, rules?: GpuSharingRules): Finding {
  return {
    path: [...GPU, "memoryGiB"],
    expected: rules === undefined ? "wholeCards" : "wholeCards, or a pool whose cards are shared",
    got: "a share of a card",
    because: { path: ["nodePools", poolName, "gpuSharing"], says: `gpuSharing: ${gpuSharing}` },
  };
}

/** What a replica asks of a card can be given exactly as asked, never rounded. */
export const gpuFitsCard: Rule = (draft, catalog) => {
  const workload = workloadPool(draft, catalog);
  if (workload === undefined) {
    return [];
  }
  const { request, pool, card } = workload;
  if (isWholeGpus(request)) {
    return cardsFit(request.wholeCards, request.pool, card);
  }
  if (pool.gpuSharing === "none" || catalog.gpuSharing === undefined) {
    return [mustNotShare(request.pool, pool, catalog.gpuSharing)];
  }
  return shareFits(request, request.pool, card, catalog.gpuSharing);
};
