import { App, TerraformStack } from "cdktf";
import { ExistingNodes } from "../../../../constructs/clouds/local/node-pool";
import { GpuRequest, NodePoolProps } from "../../../../constructs/contracts";

const CARDS = { model: "A10", memoryGiB: 24, perNode: 2 };

function nodes(changes: Partial<NodePoolProps> = {}): ExistingNodes {
  const stack = new TerraformStack(new App(), "test");
  return new ExistingNodes(stack, "NodePool-gpu", { name: "gpu", minNodes: 1, maxNodes: 1, ...changes });
}

test("is any node unless labels are named", () => {
  expect(nodes().placement).toEqual({ nodeSelector: {}, tolerations: [] });
});

test("is found by its labels, and pods bear the usual taint of nodes with cards", () => {
  expect(nodes({ nodeSelector: { accelerator: "a10" }, gpu: CARDS }).placement).toEqual({
    nodeSelector: { accelerator: "a10" },
    tolerations: [{ key: "nvidia.com/gpu", effect: "NoSchedule" }],
  });
});

test("gives whole cards exactly", () => {
  expect(nodes({ gpu: CARDS }).podResources({ wholeCards: 2 })).toEqual({ "nvidia.com/gpu": "2" });
});

test("fails when a pod asks for a share of a card", () => {
  expect(() => nodes({ gpu: CARDS }).podResources({ memoryGiB: 10, computePercent: 50 })).toThrow(
    "pool 'gpu' gives whole cards only: ask for wholeCards, got a share of 10 GiB [at test/NodePool-gpu]",
  );
});

describe("cards that are cut into slices", () => {
  const slices = {
    kind: "mig",
    resource: "nvidia.com/mig-1g.10gb",
    perCard: 7,
    memoryGiB: 10,
    computePercent: 14,
  } as const;
  const sliced = (): ExistingNodes => nodes({ gpu: { ...CARDS, slices } });

  test("give a pod one slice, by the resource of its kind", () => {
    expect(sliced().podResources({ memoryGiB: 10, computePercent: 14 })).toEqual({
      "nvidia.com/mig-1g.10gb": "1",
    });
  });

  test.each<[GpuRequest, string]>([
    [{ wholeCards: 1 }, '{"wholeCards":1}'],
    [{ memoryGiB: 8, computePercent: 14 }, '{"memoryGiB":8,"computePercent":14}'],
    [{ memoryGiB: 10, computePercent: 28 }, '{"memoryGiB":10,"computePercent":28}'],
  ])("fails when a pod asks for anything else: %j", (request, got) => {
    expect(() => sliced().podResources(request)).toThrow(
      `pool 'gpu' gives one nvidia.com/mig-1g.10gb of 10 GiB and 14 percent of a card, got ${got} [at test/NodePool-gpu]`,
    );
  });
});

test("fails when a pod asks for more cards than a node has", () => {
  expect(() => nodes({ gpu: CARDS }).podResources({ wholeCards: 3 })).toThrow(
    "pool 'gpu': wholeCards must be a whole number from 1 to 2, the cards of one node, got 3 [at test/NodePool-gpu]",
  );
});

test("fails when a pod asks for a card and there is none", () => {
  expect(() => nodes().podResources({ wholeCards: 1 })).toThrow(
    "pool 'gpu' has no cards, yet a pod asks for some",
  );
});

test.each<[Partial<NodePoolProps>, string]>([
  [
    { instanceType: "S5.LARGE8" },
    "instanceType is for nodes that are made, but these exist, got 'S5.LARGE8'",
  ],
  [
    { gpuSharing: "best-effort" },
    "gpuSharing must be 'none', because existing nodes give whole cards only, got 'best-effort'",
  ],
])("fails when it is described as nodes to be made: %j", (changes, message) => {
  expect(() => nodes(changes)).toThrow(`node pool 'gpu': ${message} [at test/NodePool-gpu]`);
});
