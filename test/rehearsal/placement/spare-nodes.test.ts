import { NodeSpec, RehearsalCluster } from "../../../rehearsal/cluster/control-plane";
import { NodeGrowth } from "../../../rehearsal/placement/node-growth";
import { SpareNodes } from "../../../rehearsal/placement/spare-nodes";

const node = (name: string): NodeSpec => ({ name, labels: {}, taints: [], capacity: {}, allocatable: {} });

/** A cluster that has nodes and nothing else. */
function clusterWith(...names: string[]) {
  const nodes = new Map(names.map((name) => [name, node(name)]));
  const cluster = {
    nodes: async () => [...nodes.values()],
    addNode: async (spec: NodeSpec) => void nodes.set(spec.name, spec),
    removeNode: async (name: string) => void nodes.delete(name),
  } as Partial<RehearsalCluster> as RehearsalCluster;
  return { cluster, names: () => [...nodes.keys()] };
}

const waitingUntil = (count: number, names: () => string[]): NodeGrowth => ({
  settled: async () => ({
    waiting: names().length < count ? [{ namespace: "n", name: "p", pools: [] }] : [],
  }),
});
const { signal } = new AbortController();

test("adds the nodes that are ready when pods wait, once, and takes away only these", async () => {
  const { cluster, names } = clusterWith("one");
  const growth = new SpareNodes(cluster, [node("one"), node("two"), node("three")], waitingUntil(3, names));
  expect(await growth.settled(signal)).toEqual({ waiting: [] });
  expect(names()).toEqual(["one", "two", "three"]);
  await growth.giveBack();
  expect(names()).toEqual(["one"]);
  expect((await growth.settled(signal)).waiting).toHaveLength(1);
  expect(names()).toEqual(["one"]);
});

test("adds nothing when no pod waits", async () => {
  const { cluster, names } = clusterWith("one");
  await new SpareNodes(cluster, [node("two")], waitingUntil(1, names)).settled(signal);
  expect(names()).toEqual(["one"]);
});

test("says which pods still wait when the nodes do not help", async () => {
  const { cluster, names } = clusterWith("one");
  const growth = new SpareNodes(cluster, [node("two")], waitingUntil(9, names));
  expect((await growth.settled(signal)).waiting).toHaveLength(1);
});
