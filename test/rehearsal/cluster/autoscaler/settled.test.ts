import { untilSettled } from "../../../../rehearsal/cluster/autoscaler";
import { RehearsalCluster } from "../../../../rehearsal/cluster/control-plane";
import { Json } from "../../../../rehearsal/cluster/kubernetes-api";
import { memoryControlPlane } from "../../../../rehearsal/cluster/memory";
import { create, deployment } from "../../../support/cluster-objects";
import { ampleNode } from "../../../support/control-plane";
import { FakePool } from "../../../support/fake-pools";

const DEPLOYMENTS = "/apis/apps/v1/namespaces/default/deployments";

let cluster: RehearsalCluster;
beforeEach(async () => {
  cluster = await memoryControlPlane().start("settled");
});

const settled = (pools: readonly FakePool[] = [], signal = new AbortController().signal) =>
  untilSettled({ api: cluster.api, pools: () => pools, failed: () => new Set(), signal });

describe("a cluster", () => {
  it("is settled when every pod is on a node", async () => {
    await cluster.addNode(ampleNode("one"));
    await create(cluster, DEPLOYMENTS, deployment("main", 2));
    expect(await settled()).toEqual({ waiting: [] });
  });

  it("is settled when nothing grows for a pod, and says why in the scheduler's words", async () => {
    await cluster.addNode(ampleNode("one"));
    await create(cluster, DEPLOYMENTS, deployment("main", 1, { "nvidia.com/gpu": "1" }));
    expect(await settled()).toEqual({
      waiting: [
        {
          namespace: "default",
          name: expect.stringMatching(/^main-/),
          schedulerMessage: expect.stringContaining(
            "0/1 nodes are available: 1 Insufficient nvidia.com/gpu.",
          ),
          pools: [],
        },
      ],
    });
  });

  it("names the pools that do not grow, and why each does not", async () => {
    await create(cluster, DEPLOYMENTS, deployment("main", 1, { "nvidia.com/gpu": "1" }));
    const { waiting } = await settled([new FakePool(cluster, "a")]);
    expect(waiting.map(({ pools }) => pools)).toEqual([
      [{ id: "a", name: "pool a", reasons: ["Insufficient nvidia.com/gpu"] }],
    ]);
  });

  it("is not settled while a pool can still grow for a pod", async () => {
    await create(cluster, DEPLOYMENTS, deployment("main", 1, { cpu: "1" }));
    const pool = new FakePool(cluster, "a");
    const waiting = settled([pool]);
    const first = await Promise.race([
      waiting,
      new Promise((resolve) => setTimeout(resolve, 1000, "not yet")),
    ]);
    expect(first).toBe("not yet");
    await pool.growTo(1);
    expect(await waiting).toEqual({ waiting: [] });
  });

  it("is settled when the first pod of a stateful set waits, and the others wait for that", async () => {
    const { spec, ...rest } = deployment("main", 3, { "nvidia.com/gpu": "1" }) as {
      spec: Record<string, Json>;
    };
    const made = await create(cluster, "/apis/apps/v1/namespaces/default/statefulsets", {
      ...rest,
      kind: "StatefulSet",
      spec: { ...spec, serviceName: "main" },
    });
    expect(made).toEqual({ status: 201 });
    // Fewer looks than patience allows: nobody waits for that to end.
    const request = jest.spyOn(cluster.api, "request");
    const { waiting } = await settled();
    expect(waiting.map(({ name }) => name)).toEqual(["main-0"]);
    const looks = request.mock.calls.filter(([{ path }]) => path === "/api/v1/nodes").length;
    expect(looks).toBeLessThan(10);
  });

  it("is settled when a controller cannot make its pods", async () => {
    await create(cluster, "/api/v1/namespaces/default/resourcequotas", {
      metadata: { name: "none" },
      spec: { hard: { pods: "0" } },
    });
    await create(cluster, DEPLOYMENTS, deployment("main", 1));
    expect(await settled()).toEqual({ waiting: [] });
  });

  it("is not waited for any longer than wanted", async () => {
    await create(cluster, DEPLOYMENTS, deployment("main", 1, { cpu: "1" }));
    await expect(settled([new FakePool(cluster, "a")], AbortSignal.timeout(300))).rejects.toThrow(
      /abort|timeout/i,
    );
  });
});
