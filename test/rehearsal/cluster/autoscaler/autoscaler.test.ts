import { Autoscaler, ScalablePool } from "../../../../rehearsal/cluster/autoscaler";
import { RehearsalCluster } from "../../../../rehearsal/cluster/control-plane";
import { Json } from "../../../../rehearsal/cluster/kubernetes-api";
import { memoryControlPlane } from "../../../../rehearsal/cluster/memory";
import { create, deployment, eventually, read } from "../../../support/cluster-objects";
import { FakePool, FakePoolOptions } from "../../../support/fake-pools";

const DEPLOYMENTS = "/apis/apps/v1/namespaces/default/deployments";
const QUICK = { idleSeconds: 0.2, lookMilliseconds: 20 };

let cluster: RehearsalCluster;
let autoscaler: Autoscaler | undefined;
beforeEach(async () => {
  cluster = await memoryControlPlane().start("autoscaler");
});
afterEach(async () => {
  await autoscaler?.stop();
  await cluster.stop();
});

const pool = (id: string, options: FakePoolOptions = {}): FakePool => new FakePool(cluster, id, options);
const start = (...pools: readonly ScalablePool[]): void => {
  autoscaler = new Autoscaler(cluster, () => pools, QUICK);
};
const run = (name: string, replicas: number, limits: Record<string, string>): Promise<unknown> =>
  create(cluster, DEPLOYMENTS, deployment(name, replicas, limits));
const scale = (name: string, replicas: number) =>
  cluster.api.request({
    method: "PATCH",
    path: `${DEPLOYMENTS}/${name}/scale`,
    contentType: "application/merge-patch+json",
    body: { spec: { replicas } },
  });
const events = async (kind: string): Promise<readonly string[]> => {
  const { items } = await read<{
    items: { reason: string; message: string; involvedObject: { kind: string }; source: Json }[];
  }>(cluster, "/api/v1/namespaces/default/events");
  return items
    .filter(({ involvedObject, source }) => {
      const { component } = source as { component: string };
      return involvedObject.kind === kind && component === "cluster-autoscaler";
    })
    .map(({ reason, message }) => `${reason}: ${message}`);
};
const placed = async (): Promise<readonly (string | undefined)[]> =>
  (await cluster.placements()).map(({ node }) => node).sort();
const isSize = (some: FakePool, size: number): Promise<unknown> =>
  eventually(
    async () => some.nodes,
    (nodes) => nodes.length === size,
  );

describe("an autoscaler", () => {
  it("gives pods that wait a node, and says so once to each", async () => {
    const some = pool("a");
    start(some);
    await run("main", 3, { cpu: "3" });
    await eventually(placed, (nodes) => nodes.join() === "a-1,a-2,a-3");
    const message = "TriggeredScaleUp: pod triggered scale-up: [{a 0->3 (max: 3)}]";
    expect(await events("Pod")).toEqual([message, message, message]);
  });

  it("keeps pools at their minimum", async () => {
    const some = pool("a", { min: 2 });
    start(some);
    await isSize(some, 2);
  });

  it("tries another pool when the cloud has no machine for the first", async () => {
    const pools = [
      pool("a", { refusal: "sold out" }),
      pool("b", { quantities: { cpu: "16", memory: "64Gi" } }),
    ];
    start(...pools);
    await run("main", 1, { cpu: "3" });
    await eventually(placed, (nodes) => nodes.join() === "b-1");
  });

  it("tells pods that nothing can help why, once", async () => {
    const some = pool("a", { max: 1, taints: [{ key: "t", effect: "NoSchedule" }] });
    const other = pool("b", { max: 0 });
    start(some, other);
    await run("main", 1, { cpu: "3" });
    await eventually(
      () => events("Pod"),
      (said) => said.length > 0,
    );
    await run("second", 1, { cpu: "3" });
    const why =
      "NotTriggerScaleUp: pod didn't trigger scale-up: 1 node(s) had untolerated taint {t: }, 1 max node group size reached";
    expect(
      await eventually(
        () => events("Pod"),
        (said) => said.length > 1,
      ),
    ).toEqual([why, why]);
  });

  it("gives nodes of no use back, down to the minimum", async () => {
    const some = pool("a", { min: 1 });
    start(some);
    await run("main", 3, { cpu: "3" });
    await isSize(some, 3);
    await scale("main", 0);
    await isSize(some, 1);
    expect(await events("Node")).toContain("ScaleDown: marked the node as toBeDeleted/unschedulable");
  });

  it("evicts the pods of a node that is hardly used, which then run elsewhere", async () => {
    const some = pool("a");
    await some.growTo(2);
    await run("large", 2, { cpu: "2500m" });
    await run("small", 1, { cpu: "500m" });
    await cluster.api.request({ method: "DELETE", path: `${DEPLOYMENTS}/large` });
    await run("other", 1, { cpu: "3" });
    start(some);
    await isSize(some, 1);
    await eventually(placed, (nodes) => nodes.length === 2 && nodes.every((node) => node === some.nodes[0]));
    expect(await events("Pod")).toContain("ScaleDown: deleting pod for node scale down");
  });

  it("does nothing more once it has been stopped, and waits for what it is doing", async () => {
    const some = pool("a", { min: 1 });
    let finish: (() => void) | undefined;
    jest.spyOn(some, "growTo").mockImplementation(() => new Promise((resolve) => (finish = resolve)));
    start(some);
    await eventually(
      async () => finish !== undefined,
      (begun) => begun,
    );
    const stopped = jest.fn();
    const stopping = autoscaler!.stop().then(stopped);
    await new Promise(setImmediate);
    expect(stopped).not.toHaveBeenCalled();
    finish!();
    await stopping;
    await run("main", 1, { cpu: "3" });
    await new Promise((resolve) => setTimeout(resolve, 5 * QUICK.lookMilliseconds));
    expect(some.growTo).toHaveBeenCalledTimes(1);
    expect(await events("Pod")).toEqual([]);
  });
});
