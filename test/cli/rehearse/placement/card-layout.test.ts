import { cardsOf } from "../../../../cli/rehearse/placement/card-layout";
import { NodeSpec, PodPlacement } from "../../../../rehearsal/cluster/control-plane";

const node = (capacity: Record<string, string>, allocatable = capacity): NodeSpec => ({
  name: "n",
  labels: {},
  taints: [],
  capacity,
  allocatable,
});
const shared = (cards: number): NodeSpec =>
  node(
    {
      "tke.cloud.tencent.com/qgpu-core": String(100 * cards),
      "tke.cloud.tencent.com/qgpu-memory": String(24 * cards),
    },
    {
      "tke.cloud.tencent.com/qgpu-core": String(100 * cards),
      "tke.cloud.tencent.com/qgpu-memory": String(22 * cards),
    },
  );
const pod = (name: string, requests: Record<string, string>, on = "n"): PodPlacement => ({
  namespace: "sd",
  name,
  node: on,
  requests,
});
const share = (name: string, percent: number, memoryGiB: number): PodPlacement =>
  pod(name, {
    "tke.cloud.tencent.com/qgpu-core": String(percent),
    "tke.cloud.tencent.com/qgpu-memory": String(memoryGiB),
  });
const names = ({ cards, unfit }: ReturnType<typeof cardsOf>): readonly (readonly string[])[] =>
  [...cards.map(({ users }) => users), unfit].map((users) => users.map((user) => user.pod.name));

test("a node without cards has none", () => {
  expect(cardsOf(node({ cpu: "4" }), [pod("a", { cpu: "1" })])).toEqual({ cards: [], unfit: [] });
});

test("whole cards have one user each, and a pod with two has both", () => {
  const two = { "nvidia.com/gpu": "2" };
  const one = { "nvidia.com/gpu": "1" };
  expect(names(cardsOf(node({ "nvidia.com/gpu": "4" }), [pod("a", two), pod("b", one)]))).toEqual([
    ["a"],
    ["a"],
    ["b"],
    [],
    [],
  ]);
});

test("only pods on the node count", () => {
  expect(names(cardsOf(node({ "nvidia.com/gpu": "1" }), [pod("a", { "nvidia.com/gpu": "1" }, "m")]))).toEqual(
    [[], []],
  );
});

test("shares are laid onto cards, the largest first", () => {
  const layout = cardsOf(shared(2), [
    share("a", 30, 5),
    share("b", 70, 15),
    share("c", 70, 15),
    share("d", 30, 5),
  ]);
  expect(names(layout)).toEqual([["b", "a"], ["c", "d"], []]);
  expect(layout.cards.map(({ memoryGiB }) => memoryGiB)).toEqual([22, 22]);
});

test("a share that fits what two cards have together and neither by itself is told apart", () => {
  expect(names(cardsOf(shared(2), [share("a", 60, 8), share("b", 60, 8), share("c", 60, 8)]))).toEqual([
    ["a"],
    ["b"],
    ["c"],
  ]);
  expect(names(cardsOf(shared(2), [share("a", 20, 15), share("b", 20, 15), share("c", 20, 12)]))).toEqual([
    ["a"],
    ["b"],
    ["c"],
  ]);
});

test("a share of two hundred percent is two cards", () => {
  expect(names(cardsOf(shared(2), [share("a", 200, 40)]))).toEqual([["a"], ["a"], []]);
});

test("shares of memory alone are laid onto as many cards as the node says it has", () => {
  const memory = { "aliyun.com/gpu-mem": "44" };
  const two: NodeSpec = { ...node(memory), labels: { "aliyun.accelerator/nvidia_count": "2" } };
  const of = (name: string, gib: number): PodPlacement => pod(name, { "aliyun.com/gpu-mem": String(gib) });
  expect(names(cardsOf(two, [of("a", 14), of("b", 14), of("c", 14)]))).toEqual([["a"], ["b"], ["c"]]);
  expect(names(cardsOf(two, [of("a", 14), of("b", 14), of("c", 8)]))).toEqual([["a", "c"], ["b"], []]);
});
