import { isWholeGpus } from "../../../constructs/contracts/gpu";
import { ConfigPath } from "../../problems/problem";
import { draftOf } from "../../draft";
import { replicasPerNode } from "../../rules/replicas-fit-nodes";
import { readYaml } from "../../source/read-yaml";
import { Work } from "../work";

/** What a replica has of the cards, and how many replicas fit, when cards are shared in another way. */
export function workload(work: Work): void {
  request(work);
  replicas(work);
}

function request(work: Work): void {
  const { to, environment } = work;
  const { gpu } = environment.diffusion;
  if (isWholeGpus(gpu)) return;
  const path = ["diffusion", "gpu"];
  const { gpuSharing: rules } = to;
  if (rules === undefined) {
    const share = `${gpu.memoryGiB} GiB and ${gpu.computePercent} % of one`;
    work.choose(path, { pool: gpu.pool, wholeCards: 1 }, `a whole card, because ${share} cannot be had`);
    return;
  }
  const step = rules.computeStepPercent;
  const computePercent = Math.min(100, Math.ceil(gpu.computePercent / step) * step);
  if (computePercent !== gpu.computePercent) {
    work.choose(
      [...path, "computePercent"],
      computePercent,
      `${to.title} shares cards in steps of ${step} %`,
    );
  }
}

/** Fewer replicas where not all of them would fit any more. */
function replicas(work: Work): void {
  const { data } = readYaml(work.text);
  const draft = draftOf("", data, []);
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
