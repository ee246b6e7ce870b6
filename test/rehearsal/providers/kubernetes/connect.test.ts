import { memoryControlPlane } from "../../../../rehearsal/cluster/memory";
import { RehearsalCluster } from "../../../../rehearsal/cluster/control-plane";
import { ObjectValue } from "../../../../rehearsal/plugin/value";
import { KubernetesProvider } from "../../../../rehearsal/providers/kubernetes";
import { createWorld, World } from "../../../../rehearsal/world/world";

describe("the cluster that a provider block names", () => {
  let world: World;
  let cluster: RehearsalCluster;

  beforeEach(async () => {
    world = createWorld({ controlPlane: memoryControlPlane() });
    cluster = await world.clusters.start("cls-1");
  });
  afterEach(async () => {
    await world.clusters.stopAll();
  });

  test("is the one at its host, with the cluster's own credentials", async () => {
    expect(await answerTo(credentials())).toMatchObject({ id: "default" });
  });

  test("is the standing one for a kubeconfig file", async () => {
    const answer = await answerTo({ config_path: "~/.kube/config" });
    expect(answer).toMatchObject({ id: "default" });
    expect(await world.clusters.byName("standing")).toBeDefined();
    expect(await answerTo({ config_paths: ["a", "b"] })).toMatchObject({ id: "default" });
  });

  test("does not answer to anyone else's certificate, and no key is told", async () => {
    const message = await answerTo({ ...credentials(), client_key: "somebody's key" });
    expect(message).toBe("Unauthorized");
    expect(await answerTo({ ...credentials(), client_certificate: null })).toBe("Unauthorized");
  });

  test("is not trusted with another authority", async () => {
    expect(await answerTo({ ...credentials(), cluster_ca_certificate: "another" })).toContain(
      "x509: certificate signed by unknown authority",
    );
  });

  test("is missed where nobody listens", async () => {
    expect(await answerTo({ ...credentials(), host: "https://203.0.113.9:6443" })).toBe(
      'Get "https://203.0.113.9:6443/api/v1/namespaces/default": dial tcp 203.0.113.9:6443: connect: connection refused',
    );
    expect(await answerTo({})).toBe(
      'Get "http://localhost/api/v1/namespaces/default": dial tcp localhost:80: connect: connection refused',
    );
  });

  test("may come up after the provider was configured", async () => {
    const { server } = cluster;
    const another = createWorld({ controlPlane: memoryControlPlane() });
    const provider = new KubernetesProvider(another);
    await provider.configure({ host: server });
    const read = async () => {
      const answer = await provider.dataSourceType("kubernetes_namespace_v1")?.read(NAMESPACE);
      return answer?.diagnostics?.[0]?.summary;
    };
    expect(await read()).toContain("connection refused");
    const started = await another.clusters.start("cls-1");
    expect(started.server).toBe(server);
    expect(await read()).toBe("Unauthorized");
    await another.clusters.stopAll();
  });

  function credentials(): ObjectValue {
    const { caCertificate, clientCertificate, clientKey } = cluster.credentials;
    return {
      host: cluster.server,
      cluster_ca_certificate: caCertificate,
      client_certificate: clientCertificate,
      client_key: clientKey,
    };
  }

  async function answerTo(config: ObjectValue): Promise<ObjectValue | string | null> {
    const provider = new KubernetesProvider(world);
    expect(await provider.configure(config)).toEqual([]);
    const read = await provider.dataSourceType("kubernetes_namespace_v1")?.read(NAMESPACE);
    return read?.diagnostics?.[0]?.summary ?? read?.state ?? null;
  }
});

const NAMESPACE: ObjectValue = { metadata: [{ name: "default" }] };
