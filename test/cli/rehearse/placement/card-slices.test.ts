import { cardsOf } from "../../../../cli/rehearse/placement/card-layout";
import { sliceLabels } from "../../../../cli/rehearse/placement/card-slices";
import { CardSlices } from "../../../../constructs/contracts/gpu";

const SLICES = { perCard: 2, memoryGiB: 12, computePercent: 50 };

describe("slices of cards", () => {
  test.each<CardSlices>([
    { ...SLICES, kind: "time", resource: "nvidia.com/gpu" },
    { ...SLICES, kind: "time", resource: "nvidia.com/gpu.shared" },
    { ...SLICES, kind: "mig", resource: "nvidia.com/mig-1g.12gb" },
    { ...SLICES, kind: "mig", resource: "nvidia.com/gpu" },
  ])("are shown one by one, each with the pod that has it: %j", (slices) => {
    const allocatable = { cpu: "8", [slices.resource]: "2" };
    const node = { name: "n", labels: sliceLabels(slices), taints: [], capacity: allocatable, allocatable };
    const pod = { namespace: "sd", name: "web", node: "n", requests: { [slices.resource]: "1" } };
    const { cards, unfit } = cardsOf(node, [pod]);
    expect(cards.map(({ isSlice, users }) => [isSlice, users.map((user) => user.pod.name)])).toEqual([
      [true, ["web"]],
      [true, []],
    ]);
    expect(unfit).toEqual([]);
  });
});
