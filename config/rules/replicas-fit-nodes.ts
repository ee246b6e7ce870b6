import { CloudCatalog, sharesPerCard } from "../../catalog";
import { GpuCard, GpuRequest, isWholeGpus } from "../../constructs/contracts/gpu";
import { Draft } from "../draft";
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
  const { memoryGiB, computePercent } = request;
  return gpuSharing === undefined
    ? 0
    : card.perNode * sharesPerCard(gpuSharing, card, memoryGiB, computePercent);
}

/** Replicas that fit on one node of the workload's pool, and what limits them; undefined when it is not known. */
export function replicasPerNode(draft: Draft, catalog: CloudCatalog) {
  const workload = workloadPool(draft, catalog);
  const { resources } = draft.diffusion;
  if (workload === undefined || resources === undefined) {
    return undefined;
  }
  const type = catalog.instanceTypes?.find(workload.pool.instanceType ?? "");
  const limits = [
    { limit: "its cards", count: byCards(workload.request, workload.card, catalog) },
    ...(type === undefined
      ? []
      : [
          { limit: "its CPUs", count: Math.floor(type.vcpu / cpuCount(resources.cpu)) },
          { limit: "its main memory", count: Math.floor(type.memoryGiB / resources.memoryGiB) },
        ]),
  ];
  return limits.reduce((least, other) => (other.count < least.count ? other : least));
}

/** The largest number of replicas fits on the largest number of nodes. */
export const replicasFitNodes: Rule = (draft, catalog) => {
  const perNode = replicasPerNode(draft, catalog);
  const workload = workloadPool(draft, catalog);
  const { scaling } = draft.diffusion;
  if (perNode === undefined || workload === undefined || scaling === undefined) {
    return [];
  }
  const { request, pool } = workload;
  const room = perNode.count * pool.max;
  if (scaling.max <= room || perNode.count === 0) {
    return perNode.count === 0 && perNode.limit !== "its cards" ? [doesNotFit(perNode.limit)] : [];
  }
  return [
    {
      path: ["diffusion", "scaling", "max"],
      expected: `at most ${room}: ${perNode.limit} let a node of pool ${request.pool} take ${perNode.count}`,
      got: String(scaling.max),
      because: { path: ["nodePools", request.pool, "max"], says: `max: ${pool.max}` },
    },
  ];
};

function doesNotFit(limit: string) {
  return {
    path: ["diffusion", "resources"],
    expected: "what one node of the pool has",
    got: `more than ${limit}`,
  };
}
