import { PodPlacement } from "../../../../rehearsal/cluster/control-plane";
import { ProcessCluster } from "../../../../rehearsal/cluster/processes";
import { create, deployment, eventually, namespace, read, statusOf } from "../../../support/cluster-objects";
import { ampleNode, describeWithControlPlane } from "../../../support/control-plane";

jest.setTimeout(300_000);

const QGPU = { "tke.cloud.tencent.com/qgpu-core": "50", "tke.cloud.tencent.com/qgpu-memory": "10" };
const CARD = { "tke.cloud.tencent.com/qgpu-core": "100", "tke.cloud.tencent.com/qgpu-memory": "22" };

describeWithControlPlane("workloads on a real control plane", (controlPlane) => {
  let cluster: ProcessCluster;

  beforeAll(async () => {
    cluster = await controlPlane.start("workloads");
    await cluster.addNode({
      ...ampleNode("gpu-1", CARD),
      labels: { pool: "gpu" },
      taints: [{ key: "t", effect: "PreferNoSchedule" }],
    });
  });
  afterAll(() => cluster.stop());

  const inNamespace = async (name: string): Promise<PodPlacement[]> =>
    (await cluster.placements()).filter((placement) => placement.namespace === name);

  test("nodes are told as they were added", async () => {
    const [node] = await cluster.nodes();
    expect(node).toMatchObject({
      name: "gpu-1",
      labels: { pool: "gpu", "kubernetes.io/hostname": "gpu-1" },
      taints: [{ key: "t", effect: "PreferNoSchedule" }],
      capacity: { ...CARD, cpu: "32", memory: "128Gi", pods: "110" },
    });
  });

  test("shares of a card are placed until it is full; the third pod waits, in the scheduler's words", async () => {
    await create(cluster, "/api/v1/namespaces", namespace("shares"));
    const deployments = "/apis/apps/v1/namespaces/shares/deployments";
    expect(await create(cluster, deployments, deployment("sd", 3, QGPU))).toEqual({ status: 201 });
    const pods = await eventually(
      () => inNamespace("shares"),
      (now) => now.length === 3 && now.some(({ pendingReason }) => pendingReason !== undefined),
    );
    expect(pods.filter(({ node }) => node === "gpu-1")).toHaveLength(2);
    const [waiting] = pods.filter(({ node }) => node === undefined);
    expect(waiting?.requests).toMatchObject(QGPU);
    expect(waiting?.pendingReason).toContain(
      "0/1 nodes are available: 1 Insufficient tke.cloud.tencent.com/qgpu-core, 1 Insufficient tke.cloud.tencent.com/qgpu-memory",
    );
    const ready = () =>
      read<{ status: { readyReplicas?: number } }>(cluster, `${deployments}/sd`).then(({ status }) => status);
    await eventually(ready, ({ readyReplicas }) => readyReplicas === 2);

    await cluster.addNode(ampleNode("gpu-2", CARD));
    await eventually(ready, ({ readyReplicas }) => readyReplicas === 3);
    await cluster.removeNode("gpu-2");
    const again = await eventually(
      () => inNamespace("shares"),
      (now) => now.length === 3 && now.some(({ pendingReason }) => pendingReason !== undefined),
    );
    expect(again.filter(({ node }) => node === "gpu-2")).toEqual([]);
  });

  test("a restricted namespace refuses a pod that may do too much", async () => {
    const labels = { "pod-security.kubernetes.io/enforce": "restricted" };
    await create(cluster, "/api/v1/namespaces", namespace("strict", labels));
    await eventually(
      () => statusOf(cluster, "/api/v1/namespaces/strict/serviceaccounts/default"),
      (status) => status === 200,
    );
    const pod = {
      metadata: { name: "bad" },
      spec: { containers: [{ name: "c", image: "i", securityContext: { privileged: true } }] },
    };
    const { status, message } = await create(cluster, "/api/v1/namespaces/strict/pods", pod);
    expect(status).toBe(403);
    expect(message).toContain('violates PodSecurity "restricted:latest": privileged');
  });

  test("a job is done, and its pod has succeeded", async () => {
    await create(cluster, "/api/v1/namespaces", namespace("jobs"));
    const template = {
      spec: { restartPolicy: "Never", containers: [{ name: "c", image: "example.com/c:1" }] },
    };
    const jobs = "/apis/batch/v1/namespaces/jobs/jobs";
    await create(cluster, jobs, { metadata: { name: "once" }, spec: { template } });
    type Job = { status: { succeeded?: number; conditions?: { type: string }[] } };
    const { status } = await eventually(
      () => read<Job>(cluster, `${jobs}/once`),
      (job) => job.status.conditions?.some(({ type }) => type === "Complete") ?? false,
    );
    expect(status.succeeded).toBe(1);
  });

  test("a service of type LoadBalancer gets an address", async () => {
    const spec = { type: "LoadBalancer", selector: { app: "sd" }, ports: [{ port: 80 }] };
    const services = "/api/v1/namespaces/default/services";
    expect(await create(cluster, services, { metadata: { name: "web" }, spec })).toEqual({ status: 201 });
    type Service = { status: { loadBalancer: { ingress?: { ip: string }[] } } };
    const { status } = await eventually(
      () => read<Service>(cluster, `${services}/web`),
      (service) => service.status.loadBalancer.ingress !== undefined,
    );
    expect(status.loadBalancer.ingress?.[0]?.ip).toMatch(/^198\.1[89]\.\d+\.\d+$/);
  });

  test("a claim is bound to the volume that is made for it", async () => {
    await create(cluster, "/api/v1/persistentvolumes", {
      metadata: { name: "models" },
      spec: {
        capacity: { storage: "10Gi" },
        accessModes: ["ReadWriteMany"],
        storageClassName: "static",
        nfs: { server: "192.0.2.1", path: "/" },
      },
    });
    const claims = "/api/v1/namespaces/default/persistentvolumeclaims";
    await create(cluster, claims, {
      metadata: { name: "models" },
      spec: {
        accessModes: ["ReadWriteMany"],
        storageClassName: "static",
        volumeName: "models",
        resources: { requests: { storage: "10Gi" } },
      },
    });
    await eventually(
      () => read<{ status: { phase: string } }>(cluster, `${claims}/models`),
      ({ status }) => status.phase === "Bound",
    );
    expect(await read(cluster, "/api/v1/persistentvolumes/models")).toMatchObject({
      status: { phase: "Bound" },
    });
  });

  test("a namespace goes, with all that is in it", async () => {
    await create(cluster, "/api/v1/namespaces", namespace("brief"));
    await create(cluster, "/apis/apps/v1/namespaces/brief/deployments", deployment("web", 2));
    await eventually(
      () => inNamespace("brief"),
      (pods) => pods.filter(({ node }) => node !== undefined).length === 2,
    );
    expect(await statusOf(cluster, "/api/v1/namespaces/brief", "DELETE")).toBe(200);
    await eventually(
      () => statusOf(cluster, "/api/v1/namespaces/brief"),
      (status) => status === 404,
    );
    expect(await inNamespace("brief")).toEqual([]);
  });
});
