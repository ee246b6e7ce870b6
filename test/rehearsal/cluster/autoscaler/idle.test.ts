import { spareNodes } from "../../../../rehearsal/cluster/autoscaler/idle";
import { ClusterLook } from "../../../../rehearsal/cluster/autoscaler/look";
import { RehearsalCluster } from "../../../../rehearsal/cluster/control-plane";
import { Json, JsonObject } from "../../../../rehearsal/cluster/kubernetes-api";
import { memoryControlPlane } from "../../../../rehearsal/cluster/memory";
import { create, deployment } from "../../../support/cluster-objects";
import { FakePool, FakePoolOptions } from "../../../support/fake-pools";

const DEPLOYMENTS = "/apis/apps/v1/namespaces/default/deployments";

interface Template {
  readonly metadata: JsonObject;
  readonly spec: JsonObject;
}

let cluster: RehearsalCluster;
beforeEach(async () => {
  cluster = await memoryControlPlane().start("idle");
});

/** A deployment of one pod that asks for a quarter of a node, with more in its template. */
const run = (
  more: Partial<Template> = {},
  limits: Record<string, string> = { cpu: "1" },
): Promise<unknown> => {
  const made = deployment("main", 1, limits) as { spec: { template: { metadata: object; spec: object } } };
  Object.assign(made.spec.template.metadata, more.metadata);
  Object.assign(made.spec.template.spec, more.spec);
  return create(cluster, DEPLOYMENTS, made as Json);
};
const budget = (maxUnavailable: number): Promise<unknown> =>
  create(cluster, "/apis/policy/v1/namespaces/default/poddisruptionbudgets", {
    metadata: { name: "main" },
    spec: { maxUnavailable, selector: { matchLabels: { app: "main" } } },
  });
const alone = (): Promise<unknown> => {
  const { spec } = (deployment("main", 1) as { spec: { template: { spec: Json } } }).spec.template;
  return create(cluster, "/api/v1/namespaces/default/pods", { metadata: { name: "alone" }, spec });
};
const poolOf = async (id: string, options: FakePoolOptions = {}, size = 1): Promise<FakePool> => {
  const pool = new FakePool(cluster, id, options);
  await pool.growTo(size);
  return pool;
};
const spare = async (...pools: readonly FakePool[]): Promise<readonly string[]> =>
  spareNodes(await ClusterLook.at(cluster.api), pools).map(({ name }) => name);

/** What is spare of a node that gets its pods first, when another one has room for them. */
async function spareWith(
  make: () => Promise<unknown>,
  other: FakePoolOptions = {},
): Promise<readonly string[]> {
  const pool = await poolOf("a");
  await make();
  await poolOf("b", other);
  return spare(pool);
}

describe("a node is spare", () => {
  it("when nothing is on it, those above the minimum of their pool only", async () => {
    expect(await spare(await poolOf("a", {}, 2))).toEqual(["a-2", "a-1"]);
    expect(await spare(await poolOf("b", { min: 1 }))).toEqual([]);
  });

  it("when its pods ask for less than half of it and have room elsewhere", async () => {
    expect(await spareWith(() => run())).toEqual(["a-1"]);
  });

  it("when the disruption budget lets its pods go", async () => {
    expect(
      await spareWith(async () => {
        await run();
        await budget(1);
      }),
    ).toEqual(["a-1"]);
  });

  it("when its pods say that they may go, though nobody would make them again", async () => {
    const annotations = { "cluster-autoscaler.kubernetes.io/safe-to-evict": "true" };
    const { spec } = (deployment("main", 1) as { spec: { template: { spec: Json } } }).spec.template;
    const pod = { metadata: { name: "alone", annotations }, spec };
    expect(await spareWith(() => create(cluster, "/api/v1/namespaces/default/pods", pod))).toEqual(["a-1"]);
  });

  it("when only a daemon set has pods on it", async () => {
    const { spec, ...rest } = deployment("agent", 1) as { spec: { template: Json; selector: Json } };
    const { template, selector } = spec;
    await create(cluster, "/apis/apps/v1/namespaces/default/daemonsets", {
      ...rest,
      kind: "DaemonSet",
      spec: { template, selector },
    });
    expect(await spare(await poolOf("a"))).toEqual(["a-1"]);
  });
});

describe("a node is needed", () => {
  it.each<[string, () => Promise<unknown>]>([
    ["its pods ask for half of it", () => run({}, { cpu: "2" })],
    [
      "a disruption budget keeps its pods",
      async () => {
        await run();
        await budget(0);
      },
    ],
    ["nobody would make its pods again", alone],
    [
      "its pods ask to be left alone",
      () => run({ metadata: { annotations: { "cluster-autoscaler.kubernetes.io/safe-to-evict": "false" } } }),
    ],
    ["its pods keep files on it", () => run({ spec: { volumes: [{ name: "cache", emptyDir: {} }] } })],
  ])("when %s", async (_, make) => {
    expect(await spareWith(make)).toEqual([]);
  });

  it("when its pods have no room elsewhere", async () => {
    expect(await spareWith(() => run(), { quantities: { cpu: "500m", memory: "1Gi" } })).toEqual([]);
  });

  it("when its cards are used, however little else is", async () => {
    const quantities = { cpu: "4", memory: "8Gi", "nvidia.com/gpu": "1" };
    const pool = await poolOf("a", { quantities });
    await run({}, { "nvidia.com/gpu": "1" });
    await poolOf("b", { quantities });
    expect(await spare(pool)).toEqual([]);
  });

  it("when it says so itself", async () => {
    const pool = await poolOf("a");
    await cluster.api.request({
      method: "PATCH",
      path: "/api/v1/nodes/a-1",
      contentType: "application/merge-patch+json",
      body: { metadata: { annotations: { "cluster-autoscaler.kubernetes.io/scale-down-disabled": "true" } } },
    });
    expect(await spare(pool)).toEqual([]);
  });

  it.each<[string, FakePoolOptions]>([
    ["is not scaled by what pods need", { autoscaled: false }],
    ["gives nothing back", { shrinks: false }],
  ])("when its pool %s", async (_, options) => {
    expect(await spare(await poolOf("a", options))).toEqual([]);
  });
});
