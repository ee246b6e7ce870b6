import { JsonObject } from "../../../../../rehearsal/cluster/kubernetes-api";
import { TestClient, dig } from "../../../../support/kubernetes/client";

const VOLUMES = "/api/v1/persistentvolumes";
const CLAIMS = "/api/v1/namespaces/default/persistentvolumeclaims";
const SERVICES = "/api/v1/namespaces/default/services";

function volume(name: string, storage: string, more: JsonObject = {}): JsonObject {
  const spec = {
    capacity: { storage },
    accessModes: ["ReadWriteMany"],
    storageClassName: "made-up",
    nfs: { server: "s", path: "/" },
    ...more,
  };
  return { metadata: { name }, spec };
}

function claim(name: string, storage: string, more: JsonObject = {}): JsonObject {
  const spec = {
    accessModes: ["ReadWriteMany"],
    storageClassName: "made-up",
    resources: { requests: { storage } },
    ...more,
  };
  return { metadata: { name }, spec };
}

describe("volumes and claims", () => {
  let client: TestClient;
  beforeEach(async () => {
    client = await TestClient.fresh();
  });

  const phase = async (path: string) => dig(await client.get(path), "status", "phase");

  test("find each other by class, size and access mode, the smallest that fits first", async () => {
    await client.create(VOLUMES, volume("large", "100Gi"));
    await client.create(VOLUMES, volume("small", "10Gi"));
    await client.create(VOLUMES, volume("other", "10Gi", { storageClassName: "else" }));
    await client.create(CLAIMS, claim("c", "5Gi"));
    expect(await client.get(`${CLAIMS}/c`)).toMatchObject({
      spec: { volumeName: "small" },
      status: { phase: "Bound", capacity: { storage: "10Gi" }, accessModes: ["ReadWriteMany"] },
    });
    await client.create(CLAIMS, claim("too-big", "200Gi"));
    expect(await phase(`${CLAIMS}/too-big`)).toBe("Pending");
    await client.create(CLAIMS, claim("wrong-mode", "5Gi", { accessModes: ["ReadWriteOnce"] }));
    expect(await phase(`${CLAIMS}/wrong-mode`)).toBe("Pending");
  });

  test("find each other by name", async () => {
    await client.create(CLAIMS, claim("c", "5Gi", { volumeName: "models" }));
    expect(await phase(`${CLAIMS}/c`)).toBe("Pending");
    await client.create(VOLUMES, volume("models", "10Gi"));
    expect(await phase(`${CLAIMS}/c`)).toBe("Bound");
    expect(dig(await client.get(`${VOLUMES}/models`), "spec", "claimRef", "name")).toBe("c");
  });

  test("part when the claim goes: the volume is kept, and is nobody else's", async () => {
    await client.create(VOLUMES, volume("models", "10Gi"));
    await client.create(CLAIMS, claim("c", "5Gi"));
    await client.ok("DELETE", `${CLAIMS}/c`);
    expect((await client.call("GET", `${CLAIMS}/c`)).status).toBe(404);
    expect(await phase(`${VOLUMES}/models`)).toBe("Released");
    await client.create(CLAIMS, claim("c", "5Gi"));
    expect(await phase(`${CLAIMS}/c`)).toBe("Pending");
    await client.ok("DELETE", `${VOLUMES}/models`);
    expect((await client.call("GET", `${VOLUMES}/models`)).status).toBe(404);
  });

  test("stay together while one of them is still in use", async () => {
    await client.create(VOLUMES, volume("models", "10Gi"));
    await client.create(CLAIMS, claim("c", "5Gi"));
    await client.ok("DELETE", `${VOLUMES}/models`);
    expect(await phase(`${VOLUMES}/models`)).toBe("Bound");
    await client.ok("DELETE", `${CLAIMS}/c`);
    expect((await client.call("GET", `${VOLUMES}/models`)).status).toBe(404);
  });

  test("a claim without class gets the default one", async () => {
    const annotations = { "storageclass.kubernetes.io/is-default-class": "true" };
    await client.create("/apis/storage.k8s.io/v1/storageclasses", {
      metadata: { name: "standard", annotations },
      provisioner: "x",
    });
    const spec = { accessModes: ["ReadWriteOnce"], resources: { requests: { storage: "1Gi" } } };
    await client.create(CLAIMS, { metadata: { name: "c" }, spec });
    expect(dig(await client.get(`${CLAIMS}/c`), "spec", "storageClassName")).toBe("standard");
  });

  test("a bound claim fails to grow when its class does not allow it", async () => {
    await client.create(VOLUMES, volume("models", "10Gi"));
    await client.create(CLAIMS, claim("c", "5Gi"));
    const body = { spec: { resources: { requests: { storage: "8Gi" } } } };
    const refused = await client.call("PATCH", `${CLAIMS}/c`, body, "application/merge-patch+json");
    expect(refused).toMatchObject({
      status: 403,
      body: {
        message:
          'persistentvolumeclaims "c" is forbidden: only dynamically provisioned pvc can be resized and the storageclass that provisions the pvc must support resize',
      },
    });
  });
});

describe("services", () => {
  let client: TestClient;
  beforeEach(async () => {
    client = await TestClient.fresh();
  });

  const service = (name: string, spec: JsonObject = {}): JsonObject => ({
    metadata: { name },
    spec: { ports: [{ port: 80 }], ...spec },
  });

  test("get addresses and ports that nobody else has", async () => {
    const first = await client.create(SERVICES, service("a", { type: "NodePort" }));
    const second = await client.create(SERVICES, service("b", { type: "NodePort" }));
    expect(String(dig(first, "spec", "clusterIP"))).toMatch(/^10\.(9[6-9]|10\d|11[01])\.\d+\.\d+$/);
    expect(dig(first, "spec", "clusterIP")).not.toBe(dig(second, "spec", "clusterIP"));
    const ports = [first, second].map((one) => Number(dig(one, "spec", "ports", 0, "nodePort")));
    expect(new Set(ports).size).toBe(2);
    for (const port of ports) expect(port >= 30000 && port <= 32767).toBe(true);
  });

  test("keep them when they change", async () => {
    const made = await client.create(SERVICES, service("a", { type: "NodePort" }));
    const changed = await client.merge(`${SERVICES}/a`, {
      spec: { ports: [{ port: 80, targetPort: 8080, protocol: "TCP" }] },
    });
    expect(dig(changed, "spec", "clusterIP")).toBe(dig(made, "spec", "clusterIP"));
    expect(dig(changed, "spec", "ports", 0, "nodePort")).toBe(dig(made, "spec", "ports", 0, "nodePort"));
    const plain = await client.merge(`${SERVICES}/a`, { spec: { type: "ClusterIP" } });
    expect(dig(plain, "spec", "ports", 0, "nodePort")).toBeUndefined();
    expect(dig(plain, "spec", "externalTrafficPolicy")).toBeUndefined();
  });

  test("fail when they ask for what another one has", async () => {
    const made = await client.create(SERVICES, service("a", { type: "NodePort" }));
    const nodePort = dig(made, "spec", "ports", 0, "nodePort") ?? 0;
    const clash = await client.call(
      "POST",
      SERVICES,
      service("b", { type: "NodePort", ports: [{ port: 80, nodePort }] }),
    );
    expect(dig(clash.body, "message")).toBe(
      `Service "b" is invalid: spec.ports[0].nodePort: Invalid value: ${String(nodePort)}: provided port is already allocated`,
    );
  });

  test("get a load balancer's address, unless another controller is to care for them", async () => {
    await client.create(SERVICES, service("lb", { type: "LoadBalancer" }));
    expect(
      String(dig(await client.get(`${SERVICES}/lb`), "status", "loadBalancer", "ingress", 0, "ip")),
    ).toMatch(/^198\.1[89]\./);
    await client.create(
      SERVICES,
      service("foreign", { type: "LoadBalancer", loadBalancerClass: "example.com/lb" }),
    );
    expect(dig(await client.get(`${SERVICES}/foreign`), "status", "loadBalancer")).toEqual({});
    await client.merge(`${SERVICES}/lb`, { spec: { type: "ClusterIP" } });
    expect(dig(await client.get(`${SERVICES}/lb`), "status", "loadBalancer")).toEqual({});
  });
});
