import { CardSlices } from "../../../constructs/contracts/gpu";
import { NodeSpec } from "../../../rehearsal/cluster/control-plane";

/** Resource by which pods get whole cards, and where nothing else is said, slices of them. */
export const WHOLE_CARDS = "nvidia.com/gpu";

/** How nodes say that their cards are cut into slices: the labels of NVIDIA's GPU feature discovery. */
const SHARING_LABEL = "nvidia.com/gpu.sharing-strategy";
const MIG_LABEL = "nvidia.com/mig.strategy";

/** Labels of a node whose cards are cut, as GPU feature discovery sets them. */
export function sliceLabels({ kind, resource }: CardSlices): Readonly<Record<string, string>> {
  if (kind === "time") return { [SHARING_LABEL]: "time-slicing" };
  return { [MIG_LABEL]: resource === WHOLE_CARDS ? "single" : "mixed" };
}

/** Resource by which pods get slices; undefined when the cards of the node are not cut. */
export function sliceResource({ labels, allocatable }: NodeSpec): string | undefined {
  if (labels[SHARING_LABEL] === undefined && labels[MIG_LABEL] === undefined) return undefined;
  const offered = Object.keys(allocatable).filter((name) => name.includes("/") && name !== WHOLE_CARDS);
  return offered[0] ?? WHOLE_CARDS;
}
