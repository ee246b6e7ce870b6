import { X509Certificate, createPrivateKey } from "node:crypto";
import { RehearsalCluster } from "../../../../rehearsal/cluster/control-plane";
import { dumpObjects, memoryControlPlane } from "../../../../rehearsal/cluster/memory";

const NODE = {
  name: "gpu-0",
  labels: { pool: "gpu" },
  taints: [{ key: "nvidia.com/gpu", value: "present", effect: "NoSchedule" }],
  capacity: { cpu: "8", memory: "32Gi", "nvidia.com/gpu": "1" },
  allocatable: { cpu: "7500m", memory: "30Gi", "nvidia.com/gpu": "1" },
};

describe("a control plane in memory", () => {
  let cluster: RehearsalCluster;
  beforeEach(async () => {
    cluster = await memoryControlPlane().start("test");
  });

  test("has nothing but its own objects", () => {
    expect(dumpObjects(cluster).filter(({ own }) => !own)).toEqual([]);
    expect(dumpObjects(cluster).length).toBeGreaterThan(10);
  });

  test("gives credentials that belong together", () => {
    const { caCertificate, clientCertificate, clientKey } = cluster.credentials;
    const authority = new X509Certificate(caCertificate);
    const client = new X509Certificate(clientCertificate);
    expect(client.verify(authority.publicKey)).toBe(true);
    expect(client.checkPrivateKey(createPrivateKey(clientKey))).toBe(true);
    expect(client.subject).toContain("O=system:masters");
  });

  test("gives every cluster a server address of its own", async () => {
    const plane = memoryControlPlane();
    const [a, b] = [await plane.start("a"), await plane.start("b")];
    expect(a.server).toMatch(/^https:\/\/127\.0\.0\.1:\d+$/);
    expect(a.server).not.toBe(b.server);
    expect(a.credentials.clientKey).not.toBe(b.credentials.clientKey);
  });

  test("adds and removes nodes", async () => {
    await cluster.addNode(NODE);
    const [node] = await cluster.nodes();
    expect(node).toMatchObject({ name: "gpu-0", labels: NODE.labels, taints: NODE.taints });
    expect(node?.allocatable).toMatchObject(NODE.allocatable);
    await cluster.removeNode("gpu-0");
    expect(await cluster.nodes()).toEqual([]);
  });

  test("fails when a node is added twice or removed without being there", async () => {
    await cluster.addNode(NODE);
    await expect(cluster.addNode(NODE)).rejects.toThrow('nodes "gpu-0" already exists');
    await expect(cluster.removeNode("gpu-9")).rejects.toThrow("cluster 'test' has no node 'gpu-9'");
  });

  test("gives the same ids in every run", async () => {
    const uids = async () => {
      const other = await memoryControlPlane().start("same");
      await other.addNode(NODE);
      return dumpObjects(other).map(({ object }) => JSON.stringify(object["metadata"]));
    };
    expect(await uids()).toEqual(await uids());
  });

  test("forgets everything when it is stopped", async () => {
    await cluster.stop();
    expect(dumpObjects(cluster)).toEqual([]);
  });
});
