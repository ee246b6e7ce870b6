import { JsonObject } from "../../../../../rehearsal/cluster/kubernetes-api";
import { TestClient, dig } from "../../../../support/kubernetes/client";
import { PODS, node } from "../../../../support/kubernetes/objects";

const SETS = "/apis/apps/v1/namespaces/default/statefulsets";
const DAEMONS = "/apis/apps/v1/namespaces/default/daemonsets";
const JOBS = "/apis/batch/v1/namespaces/default/jobs";
const CLAIMS = "/api/v1/namespaces/default/persistentvolumeclaims";

const template = (app: string, pod: JsonObject = {}): JsonObject => ({
  metadata: { labels: { app } },
  spec: { containers: [{ name: "c", image: "x:1" }], ...pod },
});
const selector = (app: string): JsonObject => ({ matchLabels: { app } });
const claimTemplate = {
  metadata: { name: "data" },
  spec: {
    accessModes: ["ReadWriteOnce"],
    storageClassName: "none",
    resources: { requests: { storage: "1Gi" } },
  },
};

describe("workloads other than deployments", () => {
  let client: TestClient;
  beforeEach(async () => {
    client = await TestClient.fresh();
  });

  async function podNames(): Promise<unknown[]> {
    return (await client.list(PODS)).map((pod) => dig(pod, "metadata", "name"));
  }

  test("a stateful set numbers its pods and gives each its claims", async () => {
    await client.cluster.addNode(node("a"));
    await client.create(SETS, {
      metadata: { name: "redis" },
      spec: {
        serviceName: "redis",
        replicas: 2,
        podManagementPolicy: "Parallel",
        selector: selector("r"),
        template: template("r"),
        volumeClaimTemplates: [claimTemplate],
      },
    });
    expect(await podNames()).toEqual(["redis-0", "redis-1"]);
    expect((await client.list(CLAIMS)).map((claim) => dig(claim, "metadata", "name"))).toEqual([
      "data-redis-0",
      "data-redis-1",
    ]);
    await client.ok("DELETE", `${SETS}/redis`);
    expect(await podNames()).toEqual([]);
    expect(await client.list(CLAIMS)).toHaveLength(2);
  });

  test("a stateful set waits for one pod before it makes the next", async () => {
    await client.create(SETS, {
      metadata: { name: "s" },
      spec: { serviceName: "s", replicas: 2, selector: selector("s"), template: template("s") },
    });
    expect(await podNames()).toEqual(["s-0"]);
    await client.cluster.addNode(node("a"));
    expect(await podNames()).toEqual(["s-0", "s-1"]);
    expect((await client.get(`${SETS}/s`))["status"]).toMatchObject({
      replicas: 2,
      readyReplicas: 2,
      updatedReplicas: 2,
    });
  });

  test("a stateful set replaces its pods when the template changes", async () => {
    await client.cluster.addNode(node("a"));
    await client.create(SETS, {
      metadata: { name: "s" },
      spec: { serviceName: "s", replicas: 2, selector: selector("s"), template: template("s") },
    });
    await client.merge(`${SETS}/s`, {
      spec: { template: { spec: { containers: [{ name: "c", image: "x:2" }] } } },
    });
    expect((await client.list(PODS)).map((pod) => dig(pod, "spec", "containers", 0, "image"))).toEqual([
      "x:2",
      "x:2",
    ]);
    const { status } = await client.get(`${SETS}/s`);
    expect(dig(status, "currentRevision")).toBe(dig(status, "updateRevision"));
  });

  test("a daemon set follows the nodes that it wants", async () => {
    const gpu = { labels: { gpu: "true" }, taints: [{ key: "gpu", effect: "NoSchedule" }] };
    await client.cluster.addNode(node("plain"));
    await client.cluster.addNode(node("gpu-0", {}, gpu));
    const pod = { nodeSelector: { gpu: "true" }, tolerations: [{ operator: "Exists" }] };
    await client.create(DAEMONS, {
      metadata: { name: "plugin" },
      spec: { selector: selector("p"), template: template("p", pod) },
    });
    expect((await client.cluster.placements()).map((placement) => placement.node)).toEqual(["gpu-0"]);
    await client.cluster.addNode(node("gpu-1", {}, gpu));
    expect((await client.get(`${DAEMONS}/plugin`))["status"]).toMatchObject({
      desiredNumberScheduled: 2,
      numberReady: 2,
    });
    await client.cluster.removeNode("gpu-0");
    expect((await client.cluster.placements()).map((placement) => placement.node)).toEqual(["gpu-1"]);
  });

  test("a daemon set rolls its pods", async () => {
    await client.cluster.addNode(node("a"));
    await client.cluster.addNode(node("b"));
    await client.create(DAEMONS, {
      metadata: { name: "d" },
      spec: { selector: selector("d"), template: template("d") },
    });
    await client.merge(`${DAEMONS}/d`, {
      spec: { template: { spec: { containers: [{ name: "c", image: "x:2" }] } } },
    });
    expect((await client.list(PODS)).map((pod) => dig(pod, "spec", "containers", 0, "image"))).toEqual([
      "x:2",
      "x:2",
    ]);
  });

  test("a job completes when its pods have a node", async () => {
    await client.create(JOBS, {
      metadata: { name: "j" },
      spec: { completions: 3, parallelism: 2, template: template("j", { restartPolicy: "Never" }) },
    });
    expect((await client.get(`${JOBS}/j`))["status"]).toMatchObject({ active: 2 });
    await client.cluster.addNode(node("a"));
    const { status } = await client.get(`${JOBS}/j`);
    expect(status).toMatchObject({ succeeded: 3, completionTime: expect.any(String) });
    expect(dig(status, "conditions", 1)).toMatchObject({ type: "Complete", status: "True" });
  });

  test("an indexed job counts its completed indexes", async () => {
    await client.cluster.addNode(node("a"));
    const spec = {
      completionMode: "Indexed",
      completions: 3,
      parallelism: 3,
      template: template("j", { restartPolicy: "Never" }),
    };
    await client.create(JOBS, { metadata: { name: "j" }, spec });
    expect(dig(await client.get(`${JOBS}/j`), "status", "completedIndexes")).toBe("0-2");
  });

  test("a job that does not want to stay goes when it is done", async () => {
    await client.cluster.addNode(node("a"));
    const spec = { ttlSecondsAfterFinished: 0, template: template("j", { restartPolicy: "Never" }) };
    await client.create(JOBS, { metadata: { name: "j" }, spec });
    expect((await client.call("GET", `${JOBS}/j`)).status).toBe(404);
    expect(await podNames()).toEqual([]);
  });

  test("a job deleted in the foreground waits for its pods", async () => {
    await client.create(JOBS, {
      metadata: { name: "j" },
      spec: { template: template("j", { restartPolicy: "Never" }) },
    });
    await client.ok("DELETE", `${JOBS}/j`, { propagationPolicy: "Foreground" });
    expect((await client.call("GET", `${JOBS}/j`)).status).toBe(404);
    expect(await podNames()).toEqual([]);
  });

  test("a disruption budget allows what can be spared, and refuses evictions beyond", async () => {
    await client.cluster.addNode(node("a"));
    const spec = { replicas: 2, selector: selector("w"), template: template("w") };
    await client.create("/apis/apps/v1/namespaces/default/deployments", { metadata: { name: "w" }, spec });
    const budgets = "/apis/policy/v1/namespaces/default/poddisruptionbudgets";
    await client.create(budgets, {
      metadata: { name: "w" },
      spec: { maxUnavailable: 1, selector: selector("w") },
    });
    expect((await client.get(`${budgets}/w`))["status"]).toMatchObject({
      expectedPods: 2,
      currentHealthy: 2,
      desiredHealthy: 1,
      disruptionsAllowed: 1,
    });
    await client.create(`${PODS}/${String((await podNames())[0])}/eviction`, {});
    expect(await podNames()).toHaveLength(2);
    await client.ok("DELETE", `${budgets}/w`);
    await client.create(budgets, {
      metadata: { name: "w" },
      spec: { minAvailable: "100%", selector: selector("w") },
    });
    const refused = await client.call("POST", `${PODS}/${String((await podNames())[0])}/eviction`, {});
    expect(refused).toMatchObject({
      status: 429,
      body: { message: "Cannot evict pod as it would violate the pod's disruption budget." },
    });
  });

  test("pods of two disruption budgets are never evicted, as the API server does not support them", async () => {
    await client.cluster.addNode(node("a"));
    const spec = { replicas: 2, selector: selector("w"), template: template("w") };
    await client.create("/apis/apps/v1/namespaces/default/deployments", { metadata: { name: "w" }, spec });
    for (const name of ["one", "two"]) {
      await client.create("/apis/policy/v1/namespaces/default/poddisruptionbudgets", {
        metadata: { name },
        spec: { maxUnavailable: 1, selector: selector("w") },
      });
    }
    const refused = await client.call("POST", `${PODS}/${String((await podNames())[0])}/eviction`, {});
    expect(refused).toMatchObject({
      status: 500,
      body: { message: expect.stringContaining("more than one PodDisruptionBudget") },
    });
  });
});
