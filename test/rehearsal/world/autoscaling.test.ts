import { memoryControlPlane } from "../../../rehearsal/cluster/memory";
import { createWorld } from "../../../rehearsal/world/world";
import { create, deployment, eventually } from "../../support/cluster-objects";
import { FakePool } from "../../support/fake-pools";

const DEPLOYMENTS = "/apis/apps/v1/namespaces/default/deployments";

const makeWorld = () =>
  createWorld({ controlPlane: memoryControlPlane(), autoscaling: { idleSeconds: 60, lookMilliseconds: 20 } });

describe("the autoscaling of a world", () => {
  it("scales the pools of a cluster until every pod is placed, and tells when that is so", async () => {
    const world = makeWorld();
    const cluster = await world.clusters.start("one");
    const pool = new FakePool(cluster, "a");
    world.autoscaling.start(cluster, () => [pool]);
    await create(cluster, DEPLOYMENTS, deployment("main", 2, { cpu: "3" }));
    expect(await world.autoscaling.settled(cluster, new AbortController().signal)).toEqual({ waiting: [] });
    expect(pool.nodes).toHaveLength(2);
    await world.clusters.stopAll();
  });

  it("ends with the cluster, before that", async () => {
    const world = makeWorld();
    const cluster = await world.clusters.start("one");
    const pools = jest.fn(() => []);
    world.autoscaling.start(cluster, pools);
    await eventually(
      async () => pools.mock.calls.length,
      (calls) => calls > 2,
    );
    await world.clusters.stop("one");
    const calls = pools.mock.calls.length;
    const again = await world.clusters.start("one");
    world.autoscaling.start(again, () => []);
    await world.clusters.stopAll();
    expect(pools.mock.calls).toHaveLength(calls);
  });

  it("fails to start twice for one cluster", async () => {
    const world = makeWorld();
    const cluster = await world.clusters.start("one");
    world.autoscaling.start(cluster, () => []);
    expect(() => world.autoscaling.start(cluster, () => [])).toThrow(
      "cluster 'one' has an autoscaler already",
    );
    await world.clusters.stopAll();
  });

  it("lets those who change machines of one cluster take turns, and those of others not wait", async () => {
    const { autoscaling } = makeWorld();
    const order: string[] = [];
    let finish = (): void => undefined;
    const first = autoscaling.inTurn("one", async () => {
      await new Promise<void>((resolve) => (finish = resolve));
      order.push("first");
      throw new Error("went wrong");
    });
    const second = autoscaling.inTurn("one", async () => void order.push("second"));
    await autoscaling.inTurn("two", async () => void order.push("other"));
    finish();
    await expect(first).rejects.toThrow("went wrong");
    await second;
    expect(order).toEqual(["other", "first", "second"]);
  });
});
