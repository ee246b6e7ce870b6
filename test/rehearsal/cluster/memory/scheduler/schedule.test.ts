import { TestClient } from "../../../../support/kubernetes/client";
import { DEPLOYMENTS, deployment, node } from "../../../../support/kubernetes/objects";

const CORE = "tke.cloud.tencent.com/qgpu-core";
const MEMORY = "tke.cloud.tencent.com/qgpu-memory";
const GPU_TAINT = { key: "nvidia.com/gpu", value: "present", effect: "NoSchedule" };

describe("the scheduler", () => {
  let client: TestClient;
  beforeEach(async () => {
    client = await TestClient.fresh();
  });

  async function reasons(): Promise<(string | undefined)[]> {
    return (await client.cluster.placements()).map(({ node: name, pendingReason }) => name ?? pendingReason);
  }

  test("has no place when there is no node", async () => {
    await client.create(DEPLOYMENTS, deployment("a", 1));
    expect(await reasons()).toEqual(["no nodes available to schedule pods"]);
  });

  test("packs shares of a card onto it until it is full, and says what is missing", async () => {
    await client.cluster.addNode(node("system"));
    await client.cluster.addNode(node("gpu", { [CORE]: "100", [MEMORY]: "15" }));
    await client.create(DEPLOYMENTS, deployment("sd", 3, { [CORE]: "50", [MEMORY]: "7" }));
    const placements = await client.cluster.placements();
    expect(placements.filter((pod) => pod.node === "gpu").length).toBe(2);
    const [pending] = placements.filter((pod) => pod.node === undefined);
    expect(pending?.requests).toEqual({ [CORE]: "50", [MEMORY]: "7" });
    expect(pending?.pendingReason).toBe(
      `0/2 nodes are available: 2 Insufficient ${CORE}, 2 Insufficient ${MEMORY}. no new claims to deallocate, ` +
        "preemption: 0/2 nodes are available: 1 No preemption victims found for incoming pod, " +
        "1 Preemption is not helpful for scheduling.",
    );
  });

  test("schedules what was waiting as soon as a node comes", async () => {
    await client.create(DEPLOYMENTS, deployment("sd", 1, { "nvidia.com/gpu": "1" }));
    await client.cluster.addNode(node("gpu", { "nvidia.com/gpu": "1" }));
    expect(await reasons()).toEqual(["gpu"]);
  });

  test("moves the pods of a node that goes", async () => {
    await client.cluster.addNode(node("a"));
    await client.create(DEPLOYMENTS, deployment("sd", 2));
    await client.cluster.addNode(node("b"));
    await client.cluster.removeNode("a");
    expect(await reasons()).toEqual(["b", "b"]);
  });

  test("keeps pods off taints that they do not tolerate", async () => {
    await client.cluster.addNode(node("gpu", {}, { taints: [GPU_TAINT] }));
    await client.create(DEPLOYMENTS, deployment("plain", 1));
    expect((await reasons())[0]).toContain(
      "0/1 nodes are available: 1 node(s) had untolerated taint {nvidia.com/gpu: present}.",
    );
    const tolerations = [{ key: "nvidia.com/gpu", operator: "Exists", effect: "NoSchedule" }];
    await client.create(DEPLOYMENTS, deployment("tolerant", 1, {}, { pod: { tolerations } }));
    expect((await reasons())[1]).toBe("gpu");
  });

  test("follows node selectors and required node affinity", async () => {
    await client.cluster.addNode(node("a", {}, { labels: { pool: "system", zone: "1" } }));
    await client.cluster.addNode(node("b", {}, { labels: { pool: "gpu", zone: "2" } }));
    await client.create(
      DEPLOYMENTS,
      deployment("selected", 1, {}, { pod: { nodeSelector: { pool: "gpu" } } }),
    );
    const required = {
      nodeSelectorTerms: [{ matchExpressions: [{ key: "zone", operator: "NotIn", values: ["1"] }] }],
    };
    const affinity = { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: required } };
    await client.create(DEPLOYMENTS, deployment("affine", 1, {}, { pod: { affinity } }));
    await client.create(
      DEPLOYMENTS,
      deployment("nowhere", 1, {}, { pod: { nodeSelector: { pool: "none" } } }),
    );
    expect(await reasons()).toEqual([
      "b",
      "b",
      "0/2 nodes are available: 2 node(s) didn't match Pod's node affinity/selector. no new claims to deallocate, " +
        "preemption: 0/2 nodes are available: 2 Preemption is not helpful for scheduling.",
    ]);
  });

  test("spreads pods over zones where it can", async () => {
    for (const [name, zone] of [
      ["a", "1"],
      ["b", "1"],
      ["c", "2"],
    ] as const) {
      await client.cluster.addNode(node(name, {}, { labels: { "topology.kubernetes.io/zone": zone } }));
    }
    const constraint = {
      maxSkew: 1,
      topologyKey: "topology.kubernetes.io/zone",
      whenUnsatisfiable: "ScheduleAnyway",
      labelSelector: { matchLabels: { app: "sd" } },
    };
    await client.create(
      DEPLOYMENTS,
      deployment("sd", 2, {}, { pod: { topologySpreadConstraints: [constraint] } }),
    );
    const nodes = await reasons();
    expect(nodes).toContain("c");
    expect(nodes.filter((name) => name === "c").length).toBe(1);
  });

  test("does not place what a strict spread forbids", async () => {
    await client.cluster.addNode(node("a", {}, { labels: { zone: "1" } }));
    await client.cluster.addNode(node("b", { cpu: "1" }, { labels: { zone: "2" } }));
    const topologySpreadConstraints = [
      {
        maxSkew: 1,
        topologyKey: "zone",
        whenUnsatisfiable: "DoNotSchedule",
        labelSelector: { matchLabels: { app: "sd" } },
      },
    ];
    await client.create(
      DEPLOYMENTS,
      deployment("sd", 3, { cpu: "1" }, { pod: { topologySpreadConstraints } }),
    );
    expect((await reasons()).filter((name) => name === "a" || name === "b").sort()).toEqual(["a", "a", "b"]);
    await client.merge(`${DEPLOYMENTS}/sd`, { spec: { replicas: 4 } });
    expect((await reasons()).find((name) => name?.startsWith("0/2"))).toContain(
      "0/2 nodes are available: 1 Insufficient cpu, 1 node(s) didn't match pod topology spread constraints.",
    );
  });

  test("keeps pods apart that required anti-affinity keeps apart", async () => {
    await client.cluster.addNode(node("a"));
    await client.cluster.addNode(node("b"));
    const term = { labelSelector: { matchLabels: { app: "sd" } }, topologyKey: "kubernetes.io/hostname" };
    const affinity = { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [term] } };
    await client.create(DEPLOYMENTS, deployment("sd", 3, {}, { pod: { affinity } }));
    const found = await reasons();
    expect(found.filter((name) => name === "a" || name === "b").sort()).toEqual(["a", "b"]);
    expect(found.find((name) => name?.startsWith("0/2"))).toContain(
      "2 node(s) didn't match pod anti-affinity rules.",
    );
  });

  test("makes room for more important pods", async () => {
    await client.cluster.addNode(node("gpu", { "nvidia.com/gpu": "1" }));
    await client.create("/apis/scheduling.k8s.io/v1/priorityclasses", {
      metadata: { name: "high" },
      value: 1000,
    });
    await client.create(DEPLOYMENTS, deployment("low", 1, { "nvidia.com/gpu": "1" }));
    const pod = { priorityClassName: "high" };
    await client.create(DEPLOYMENTS, deployment("high", 1, { "nvidia.com/gpu": "1" }, { pod }));
    const placements = await client.cluster.placements();
    expect(placements.find(({ name }) => name.startsWith("high"))?.node).toBe("gpu");
    expect(placements.find(({ name }) => name.startsWith("low"))?.node).toBeUndefined();
  });

  test("counts init containers only when they need more than the others", async () => {
    const initContainers = [{ name: "i", image: "x", resources: { requests: { cpu: "3", memory: "1Gi" } } }];
    await client.create(
      DEPLOYMENTS,
      deployment("a", 1, { cpu: "2", memory: "2Gi" }, { pod: { initContainers } }),
    );
    const [placement] = await client.cluster.placements();
    expect(placement?.requests).toEqual({ cpu: "3", memory: "2Gi" });
  });

  test("waits for claims that are not bound", async () => {
    await client.cluster.addNode(node("a"));
    const volumes = [{ name: "v", persistentVolumeClaim: { claimName: "models" } }];
    await client.create(DEPLOYMENTS, deployment("sd", 1, {}, { pod: { volumes } }));
    expect((await reasons())[0]).toContain(
      '0/1 nodes are available: persistentvolumeclaim "models" not found.',
    );
    await client.create("/api/v1/namespaces/default/persistentvolumeclaims", {
      metadata: { name: "models" },
      spec: {
        accessModes: ["ReadWriteMany"],
        storageClassName: "made-up",
        volumeName: "models",
        resources: { requests: { storage: "1Gi" } },
      },
    });
    expect((await reasons())[0]).toContain(
      "0/1 nodes are available: pod has unbound immediate PersistentVolumeClaims.",
    );
    await client.create("/api/v1/persistentvolumes", {
      metadata: { name: "models" },
      spec: {
        accessModes: ["ReadWriteMany"],
        storageClassName: "made-up",
        capacity: { storage: "1Gi" },
        nfs: { server: "s", path: "/" },
      },
    });
    expect(await reasons()).toEqual(["a"]);
  });
});
