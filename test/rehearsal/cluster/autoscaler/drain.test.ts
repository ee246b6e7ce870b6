import { drain } from "../../../../rehearsal/cluster/autoscaler";
import { RehearsalCluster } from "../../../../rehearsal/cluster/control-plane";
import { memoryControlPlane } from "../../../../rehearsal/cluster/memory";
import { create, deployment, read } from "../../../support/cluster-objects";
import { ampleNode } from "../../../support/control-plane";

let cluster: RehearsalCluster;
beforeEach(async () => {
  cluster = await memoryControlPlane().start("drain");
  await cluster.addNode(ampleNode("one"));
  await create(cluster, "/apis/apps/v1/namespaces/default/deployments", deployment("main", 2));
  await cluster.addNode(ampleNode("two"));
});

const budget = (maxUnavailable: number, name = "main"): Promise<unknown> =>
  create(cluster, "/apis/policy/v1/namespaces/default/poddisruptionbudgets", {
    metadata: { name },
    spec: { maxUnavailable, selector: { matchLabels: { app: "main" } } },
  });
const places = async () => (await cluster.placements()).map(({ node }) => node);
const isClosed = async (): Promise<boolean | undefined> =>
  (await read<{ spec: { unschedulable?: boolean } }>(cluster, "/api/v1/nodes/one")).spec.unschedulable;

describe("a drain", () => {
  it("moves pods to other nodes, one after the other where a disruption budget says so", async () => {
    await budget(1);
    expect(await drain({ api: cluster.api, node: "one", patienceSeconds: 60 })).toEqual([]);
    expect(await places()).toEqual(["two", "two"]);
    expect(await isClosed()).toBe(true);
  });

  it("names the pods that a disruption budget kept, and leaves them where they are", async () => {
    await budget(0);
    const left = await drain({ api: cluster.api, node: "one", patienceSeconds: 0.3 });
    expect(left).toEqual([
      expect.stringMatching(/^default\/main-/),
      expect.stringMatching(/^default\/main-/),
    ]);
    expect(await places()).toEqual(["one", "one"]);
  });

  it("names the pods that the API server never evicts, as those of two disruption budgets", async () => {
    await budget(1);
    await budget(1, "second");
    expect(await drain({ api: cluster.api, node: "one", patienceSeconds: 0.3 })).toHaveLength(2);
  });

  it("is given up when it is told to", async () => {
    await budget(0);
    const signal = AbortSignal.timeout(100);
    expect(await drain({ api: cluster.api, node: "one", patienceSeconds: 600, signal })).toHaveLength(2);
  });

  it("tells of every pod once", async () => {
    await budget(0);
    const told: unknown[] = [];
    const onEvict = async (pod: unknown): Promise<void> => void told.push(pod);
    await drain({ api: cluster.api, node: "one", patienceSeconds: 0.5, onEvict });
    expect(told).toHaveLength(2);
  });
});
