import { MODELS } from "../../../catalog";
import { isWholeGpus } from "../../../constructs/contracts/gpu";
import { DiffusionConfig } from "../../environment";
import { ConfigPath } from "../../problems/problem";
import { poolCard, workloadPool } from "../../rules/pool-card";
import { replicasPerNode } from "../../rules/replicas-fit-nodes";
import { Work } from "../work";

const GPU = ["diffusion", "gpu"];

/** What a replica has of the cards, and how many replicas fit, when cards are shared in another way. */
export function workload(work: Work): void {
  const { gpu } = work.environment.diffusion;
  if (isWholeGpus(gpu)) severalCards(work, gpu.pool, gpu.wholeCards);
  else share(work, gpu);
  replicas(work);
}

/** A pod may get fewer whole cards where cards are shared than where they are not. */
function severalCards(work: Work, pool: string, wholeCards: number): void {
  const most = work.to.gpuSharing?.mostCardsPerPod ?? wholeCards;
  const path = ["nodePools", pool, "gpuSharing"];
  if (wholeCards <= most || (work.draft().nodePools[pool]?.gpuSharing ?? "none") === "none") return;
  work.choose(path, "none", `a pod gets ${most} card at most where ${work.to.title} shares them`);
}

type Share = Exclude<DiffusionConfig["gpu"], { wholeCards: number }>;

function share(work: Work, { pool, memoryGiB, computePercent }: Share): void {
  const { to, from, environment } = work;
  const asked = `${memoryGiB} GiB and ${computePercent} % of one`;
  const { gpuSharing: rules } = to;
  if (rules === undefined) return wholeCard(work, `a whole card, because ${asked} cannot be had`);
  const card = workloadPool(work.draft(), to)?.card;
  if (card === undefined) return;
  const before = environment.nodePools[pool];
  const { perCard = 1 } = (before && poolCard(before, from)?.slices) ?? {};
  const allocatable = rules.allocatableMemoryGiB(card);
  const { minGpuMemoryGiB } = MODELS[environment.diffusion.model];
  if (allocatable < minGpuMemoryGiB) {
    work.choose(
      ["nodePools", pool, "gpuSharing"],
      "none",
      `less than ${minGpuMemoryGiB} GiB of a shared card can be had`,
    );
    return wholeCard(work, `a whole card, because ${asked} cannot be had`);
  }
  // Slices were the whole card together; here the driver keeps some of it.
  const part = Math.max(Math.floor(allocatable / perCard), minGpuMemoryGiB);
  const given = perCard === 1 ? Math.min(memoryGiB, allocatable) : Math.min(memoryGiB, part);
  if (given !== memoryGiB) {
    const why = `pods get ${allocatable} of the ${card.memoryGiB} GiB of a card, not ${memoryGiB} each`;
    work.choose([...GPU, "memoryGiB"], given, why);
  }
  const step = rules.computeStepPercent;
  const slices = Math.floor(100 / computePercent);
  const down = Math.floor(computePercent / step) * step;
  const up = Math.min(100, Math.ceil(computePercent / step) * step);
  // As many on a card as before, where that is possible.
  const percent = perCard > 1 && down > 0 && Math.floor(100 / up) < slices ? down : up;
  if (percent !== computePercent) {
    work.choose([...GPU, "computePercent"], percent, `${to.title} shares cards in steps of ${step} %`);
  }
}

function wholeCard(work: Work, why: string): void {
  work.choose([...GPU, "wholeCards"], 1, why);
  work.leaveOut([...GPU, "memoryGiB"], "replicas have a whole card");
  work.leaveOut([...GPU, "computePercent"], "replicas have a whole card");
}

/** Fewer replicas where not all of them would fit any more. */
function replicas(work: Work): void {
  const draft = work.draft();
  const { scaling } = work.environment.diffusion;
  const pool = draft.nodePools[draft.diffusion.gpu?.pool ?? ""];
  const perNode = replicasPerNode(draft, work.to)?.count ?? 0;
  const room = perNode * (pool?.max ?? 0);
  if (room === 0) return;
  const limited = (path: ConfigPath, count: number): void => {
    if (count > room)
      work.choose(path, room, `${pool?.max} nodes have room for ${room} replicas, not for ${count}`);
  };
  limited(["diffusion", "scaling", "max"], scaling.max);
  limited(["diffusion", "scaling", "min"], scaling.min);
  scaling.schedule?.forEach(({ min }, at) => limited(["diffusion", "scaling", "schedule", at, "min"], min));
}
