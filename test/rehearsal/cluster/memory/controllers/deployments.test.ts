import { JsonObject } from "../../../../../rehearsal/cluster/kubernetes-api";
import { TestClient, dig } from "../../../../support/kubernetes/client";
import { DEPLOYMENTS, PODS, deployment, node } from "../../../../support/kubernetes/objects";

const GPU = { "nvidia.com/gpu": "1" };
const rolling = (maxSurge: number, maxUnavailable: number): JsonObject => ({
  strategy: { type: "RollingUpdate", rollingUpdate: { maxSurge, maxUnavailable } },
});

function condition(object: JsonObject, type: string): JsonObject | undefined {
  return (dig(object, "status", "conditions") as unknown as JsonObject[]).find((one) => one["type"] === type);
}

describe("deployments", () => {
  let client: TestClient;
  beforeEach(async () => {
    client = await TestClient.fresh();
  });

  async function images(): Promise<string[]> {
    const pods = await client.list(PODS);
    return pods
      .filter((pod) => dig(pod, "status", "phase") === "Running")
      .map((pod) => String(dig(pod, "spec", "containers", 0, "image")));
  }

  function roll(name: string, image: string): Promise<JsonObject> {
    const containers = [{ name: "c", image }];
    const body = { spec: { template: { spec: { containers } } } };
    return client.ok("PATCH", `${DEPLOYMENTS}/${name}`, body, "application/strategic-merge-patch+json");
  }

  test("become ready at once when their pods have a place", async () => {
    await client.cluster.addNode(node("a"));
    await client.create(DEPLOYMENTS, deployment("web", 2));
    const ready = await client.get(`${DEPLOYMENTS}/web`);
    expect(ready["status"]).toMatchObject({
      observedGeneration: 1,
      replicas: 2,
      updatedReplicas: 2,
      readyReplicas: 2,
      availableReplicas: 2,
    });
    expect(condition(ready, "Available")).toMatchObject({
      status: "True",
      reason: "MinimumReplicasAvailable",
    });
    expect(condition(ready, "Progressing")).toMatchObject({
      status: "True",
      reason: "NewReplicaSetAvailable",
    });
    const [pod] = await client.list(PODS);
    expect(pod).toMatchObject({
      metadata: { name: expect.stringMatching(/^web-[a-z0-9]{10}-[a-z0-9]{5}$/) },
      status: { phase: "Running", containerStatuses: [{ ready: true }] },
    });
  });

  test("say how many pods wait", async () => {
    await client.create(DEPLOYMENTS, deployment("web", 2));
    const waiting = await client.get(`${DEPLOYMENTS}/web`);
    expect(waiting["status"]).toMatchObject({ replicas: 2, unavailableReplicas: 2 });
    expect(condition(waiting, "Available")).toMatchObject({ status: "False" });
  });

  test("roll out a new image completely when there is room", async () => {
    await client.cluster.addNode(node("a"));
    await client.create(DEPLOYMENTS, deployment("web", 3));
    await roll("web", "x:2");
    expect(await images()).toEqual(["x:2", "x:2", "x:2"]);
    expect(dig(await client.get(`${DEPLOYMENTS}/web`), "metadata", "annotations")).toEqual({
      "deployment.kubernetes.io/revision": "2",
    });
    const sets = await client.list("/apis/apps/v1/namespaces/default/replicasets");
    expect(sets.map((set) => dig(set, "spec", "replicas")).sort()).toEqual([0, 3]);
  });

  test("cannot roll on a full card when they may not lack a pod", async () => {
    await client.cluster.addNode(node("gpu", GPU));
    await client.create(DEPLOYMENTS, deployment("sd", 1, GPU, { spec: rolling(1, 0) }));
    await roll("sd", "x:2");
    expect(await images()).toEqual(["x:1"]);
    const stuck = await client.get(`${DEPLOYMENTS}/sd`);
    expect(stuck["status"]).toMatchObject({
      replicas: 2,
      updatedReplicas: 1,
      availableReplicas: 1,
      unavailableReplicas: 1,
    });
    expect(condition(stuck, "Progressing")).toMatchObject({ reason: "ReplicaSetUpdated" });
  });

  test("roll on a full card when they may lack a pod", async () => {
    await client.cluster.addNode(node("gpu", GPU));
    await client.create(DEPLOYMENTS, deployment("sd", 1, GPU, { spec: rolling(0, 1) }));
    await roll("sd", "x:2");
    expect(await images()).toEqual(["x:2"]);
  });

  test("roll on a full card by being recreated", async () => {
    await client.cluster.addNode(node("gpu", GPU));
    await client.create(DEPLOYMENTS, deployment("sd", 1, GPU, { spec: { strategy: { type: "Recreate" } } }));
    await roll("sd", "x:2");
    expect(await images()).toEqual(["x:2"]);
  });

  test("replace pods that never ran before they touch others", async () => {
    await client.cluster.addNode(node("gpu", GPU));
    await client.create(DEPLOYMENTS, deployment("sd", 2, GPU, { spec: rolling(0, 1) }));
    await roll("sd", "x:2");
    expect(await images()).toHaveLength(1);
    expect(await client.list(PODS)).toHaveLength(2);
  });

  test("go back to an old template under a new revision", async () => {
    await client.cluster.addNode(node("a"));
    await client.create(DEPLOYMENTS, deployment("web", 1));
    await roll("web", "x:2");
    await roll("web", "x:1");
    expect(await images()).toEqual(["x:1"]);
    expect(
      dig(
        await client.get(`${DEPLOYMENTS}/web`),
        "metadata",
        "annotations",
        "deployment.kubernetes.io/revision",
      ),
    ).toBe("3");
  });

  test("stand still while they are paused", async () => {
    await client.cluster.addNode(node("a"));
    await client.create(DEPLOYMENTS, deployment("web", 1));
    await client.merge(`${DEPLOYMENTS}/web`, { spec: { paused: true } });
    await roll("web", "x:2");
    expect(await images()).toEqual(["x:1"]);
    await client.merge(`${DEPLOYMENTS}/web`, { spec: { paused: null } });
    expect(await images()).toEqual(["x:2"]);
  });

  test("scale, and take everything with them when they go", async () => {
    await client.cluster.addNode(node("a"));
    await client.create(DEPLOYMENTS, deployment("web", 3));
    await client.ok(
      "PATCH",
      `${DEPLOYMENTS}/web/scale`,
      { spec: { replicas: 1 } },
      "application/merge-patch+json",
    );
    expect(await client.list(PODS)).toHaveLength(1);
    await client.ok("DELETE", `${DEPLOYMENTS}/web`);
    expect(await client.list(PODS)).toEqual([]);
    expect(await client.list("/apis/apps/v1/replicasets")).toEqual([]);
  });

  test("leave their pods behind when they are told to orphan them", async () => {
    await client.cluster.addNode(node("a"));
    await client.create(DEPLOYMENTS, deployment("web", 1));
    await client.ok("DELETE", `${DEPLOYMENTS}/web`, { propagationPolicy: "Orphan" });
    expect((await client.call("GET", `${DEPLOYMENTS}/web`)).status).toBe(404);
    expect(await client.list(PODS)).toHaveLength(1);
  });

  test("fail to make pods that the namespace's security level refuses, and say so", async () => {
    const labels = { "pod-security.kubernetes.io/enforce": "restricted" };
    await client.create("/api/v1/namespaces", { metadata: { name: "strict", labels } });
    const path = "/apis/apps/v1/namespaces/strict/deployments";
    await client.create(path, deployment("web", 1));
    const failed = await client.get(`${path}/web`);
    expect(condition(failed, "ReplicaFailure")).toMatchObject({ status: "True", reason: "FailedCreate" });
    expect(String(condition(failed, "ReplicaFailure")?.["message"])).toMatch(
      /^pods "web-[a-z0-9]{10}-[a-z0-9]{5}" is forbidden: violates PodSecurity "restricted:latest": allowPrivilegeEscalation != false \(container "c" must set/,
    );
    await client.merge("/api/v1/namespaces/strict", {
      metadata: { labels: { "pod-security.kubernetes.io/enforce": null } },
    });
    expect(await client.list("/api/v1/namespaces/strict/pods")).toHaveLength(1);
    expect(condition(await client.get(`${path}/web`), "ReplicaFailure")).toBeUndefined();
  });
});
