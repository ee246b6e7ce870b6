import { CloudCatalog, sharesPerCard } from "../../catalog";
import { GpuCard, GpuRequest, isWholeGpus } from "../../constructs/contracts/gpu";
import { Draft } from "../draft";
import { Finding } from "../problems/problem";
import { workloadPool } from "./pool-card";
import { Rule } from "./rule";

/** Number of CPUs a quantity such as `4`, `0.5` or `500m` stands for. */
export function cpuCount(quantity: string): number {
  return quantity.endsWith("m") ? Number(quantity.slice(0, -1)) / 1000 : Number(quantity);
}

function byCards(request: GpuRequest, card: GpuCard, { gpuSharing }: CloudCatalog): number {
  if (isWholeGpus(request)) {
    return Math.floor(card.perNode / request.wholeCards);
  }
  if (card.slices !== undefined) {
    return card.perNode * card.slices.perCard;
  }
  const { memoryGiB, computePercent } = request;
  return gpuSharing === undefined
    ? 0
    : card.perNode * sharesPerCard(gpuSharing, card, memoryGiB, computePercent);
}

interface Limit {
  readonly what: string;
  readonly count: number;
}

/** Replicas that fit on one node of the workload's pool, and what limits them; undefined when it is not known. */
export function replicasPerNode(
  draft: Pick<Draft, "diffusion" | "nodePools">,
  catalog: CloudCatalog,
): Limit | undefined {
  const workload = workloadPool(draft, catalog);
  const { resources } = draft.diffusion;
  if (workload === undefined || resources === undefined) {
    return undefined;
  }
  const limits: Limit[] = [{ what: "cards", count: byCards(workload.request, workload.card, catalog) }];
  const type = catalog.instanceTypes?.find(workload.pool.instanceType ?? "");
  if (type !== undefined && catalog.allocatable !== undefined) {
    const { milliCpu, memoryMiB } = catalog.allocatable(type);
    const milliCpuPerReplica = Math.round(cpuCount(resources.cpu) * 1000);
    limits.push({ what: "CPUs", count: Math.floor(milliCpu / milliCpuPerReplica) });
    limits.push({ what: "main memory", count: Math.floor(memoryMiB / (resources.memoryGiB * 1024)) });
  }
  return limits.reduce((least, other) => (other.count < least.count ? other : least));
}

function tooLarge(limit: Limit, poolName: string, instanceType: string | undefined): Finding[] {
  // A share that does not fit its card is told by the rule on cards, in more detail.
  return limit.what === "cards"
    ? []
    : [
        {
          path: ["diffusion", "resources"],
          expected: `what a node of pool ${poolName} can give one replica`,
          got: `more than its ${limit.what}`,
          because: {
            path: ["nodePools", poolName, "instanceType"],
            says: `instanceType: ${instanceType ?? "none"}`,
          },
        },
      ];
}

/** The largest number of replicas fits on the largest number of nodes. */
export const replicasFitNodes: Rule = (draft, catalog) => {
  const limit = replicasPerNode(draft, catalog);
  const workload = workloadPool(draft, catalog);
  const { scaling } = draft.diffusion;
  if (limit === undefined || workload === undefined) {
    return [];
  }
  const { request, pool } = workload;
  if (limit.count === 0) {
    return tooLarge(limit, request.pool, pool.instanceType);
  }
  const room = limit.count * pool.max;
  if (scaling === undefined || scaling.max <= room) {
    return [];
  }
  const counted = limit.count === 1 ? "1 replica" : `${limit.count} replicas`;
  return [
    {
      path: ["diffusion", "scaling", "max"],
      expected: `at most ${room}, since a node of pool ${request.pool} has ${limit.what} for ${counted}`,
      got: String(scaling.max),
      because: { path: ["nodePools", request.pool, "max"], says: `max: ${pool.max}` },
    },
  ];
};
