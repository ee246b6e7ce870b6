import { MODELS } from "../../catalog";
import { isWholeGpus } from "../../constructs/contracts/gpu";
import { workloadPool } from "./pool-card";
import { Rule } from "./rule";

/** A replica has the memory of a card that its model needs. */
export const modelMemory: Rule = (draft, catalog) => {
  const { model, gpu } = draft.diffusion;
  if (model === undefined || gpu === undefined) {
    return [];
  }
  const { title, minGpuMemoryGiB } = MODELS[model];
  const because = { path: ["diffusion", "model"], says: `model: ${model}` };
  const expected = `at least ${minGpuMemoryGiB} GiB of card memory for ${title}`;
  if (!isWholeGpus(gpu)) {
    const got = String(gpu.memoryGiB);
    return gpu.memoryGiB >= minGpuMemoryGiB
      ? []
      : [{ path: ["diffusion", "gpu", "memoryGiB"], expected, got, because }];
  }
  const card = workloadPool(draft, catalog)?.card;
  return card === undefined || card.memoryGiB >= minGpuMemoryGiB
    ? []
    : [
        {
          path: ["diffusion", "gpu", "pool"],
          expected,
          got: `a ${card.model} with ${card.memoryGiB} GiB`,
          because,
        },
      ];
};
