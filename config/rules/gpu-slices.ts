import { mostMigSlices } from "../../catalog/gpu-slices";
import { CardSlices, GpuRequest, isWholeGpus } from "../../constructs/contracts/gpu";
import { NodePoolConfig } from "../environment";
import { Finding } from "../problems/problem";
import { Rule } from "./rule";

const GPU = ["diffusion", "gpu"];

/** What a replica asks of cards that are cut into slices: exactly one slice. */
export function asksForOneSlice(request: GpuRequest, poolName: string, slices: CardSlices): Finding[] {
  const { memoryGiB, computePercent, resource } = slices;
  // Cut into too many, which is told by itself.
  if (memoryGiB < 1) return [];
  const because = {
    path: ["nodePools", poolName, "gpu", "slices"],
    says: `slices, of which a replica gets one (${resource})`,
  };
  if (isWholeGpus(request)) {
    const expected = `memoryGiB: ${memoryGiB} and computePercent: ${computePercent}, which is one slice`;
    return [
      {
        path: [...GPU, "wholeCards"],
        at: "key",
        expected,
        got: `wholeCards: ${request.wholeCards}`,
        because,
      },
    ];
  }
  const asked = Object.entries({ memoryGiB, computePercent } as const);
  return asked.flatMap(([key, has]): Finding[] => {
    const got = key === "memoryGiB" ? request.memoryGiB : request.computePercent;
    return got === has
      ? []
      : [{ path: [...GPU, key], expected: `${has}, what one slice has`, got: String(got), because }];
  });
}

function fitsOnCard(name: string, { gpu }: NodePoolConfig): Finding[] {
  if (gpu?.slices === undefined) return [];
  const { slices, model, memoryGiB } = gpu;
  const path = ["nodePools", name, "gpu", "slices"];
  const because = { path: ["nodePools", name, "gpu", "memoryGiB"], says: `memoryGiB: ${memoryGiB}` };
  const got = String(slices.perCard);
  if (slices.kind === "time") {
    return slices.perCard <= memoryGiB
      ? []
      : [
          {
            path: [...path, "perCard"],
            expected: `at most ${memoryGiB}, so that each has 1 GiB`,
            got,
            because,
          },
        ];
  }
  const most = mostMigSlices(gpu, slices.profile);
  if (most === 0) {
    const expected = `a profile that ${model} has, with ${memoryGiB} GiB at most`;
    return [{ path: [...path, "profile"], expected, got: slices.profile, because }];
  }
  return slices.perCard <= most
    ? []
    : [
        {
          path: [...path, "perCard"],
          expected: `at most ${most}, the slices of ${slices.profile} on one ${model}`,
          got,
          because,
        },
      ];
}

/** No card is said to be cut into more than it has. */
export const gpuSlices: Rule = ({ nodePools }) =>
  Object.entries(nodePools).flatMap(([name, pool]) => (pool === undefined ? [] : fitsOnCard(name, pool)));
