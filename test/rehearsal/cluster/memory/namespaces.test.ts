import { RehearsalCluster } from "../../../../rehearsal/cluster/control-plane";
import { memoryControlPlane } from "../../../../rehearsal/cluster/memory";

describe("namespaces", () => {
  let cluster: RehearsalCluster;
  beforeEach(async () => {
    cluster = await memoryControlPlane().start("test");
  });

  test("have a service account and the certificate of the API server", async () => {
    const { api } = cluster;
    const made = await api.request({
      method: "POST",
      path: "/api/v1/namespaces",
      body: { metadata: { name: "sd" } },
    });
    expect(made).toMatchObject({
      status: 201,
      body: {
        kind: "Namespace",
        metadata: { labels: { "kubernetes.io/metadata.name": "sd" } },
        status: { phase: "Active" },
      },
    });
    expect(
      (await api.request({ method: "GET", path: "/api/v1/namespaces/sd/serviceaccounts/default" })).status,
    ).toBe(200);
    const map = await api.request({
      method: "GET",
      path: "/api/v1/namespaces/sd/configmaps/kube-root-ca.crt",
    });
    expect(map.body).toMatchObject({ data: { "ca.crt": cluster.credentials.caCertificate } });
  });

  test("take their objects with them", async () => {
    const { api } = cluster;
    await api.request({ method: "POST", path: "/api/v1/namespaces", body: { metadata: { name: "sd" } } });
    const path = "/api/v1/namespaces/sd/configmaps";
    await api.request({ method: "POST", path, body: { metadata: { name: "a" } } });
    const gone = await api.request({ method: "DELETE", path: "/api/v1/namespaces/sd" });
    expect(gone.body).toMatchObject({ status: { phase: "Terminating" } });
    expect(await api.request({ method: "GET", path: "/api/v1/namespaces/sd" })).toMatchObject({
      status: 404,
      body: {
        kind: "Status",
        reason: "NotFound",
        message: 'namespaces "sd" not found',
        details: { name: "sd", kind: "namespaces" },
      },
    });
    expect((await api.request({ method: "GET", path: "/api/v1/configmaps" })).body).toMatchObject({
      kind: "ConfigMapList",
    });
    expect((await api.request({ method: "GET", path: `${path}/a` })).status).toBe(404);
  });

  test("wait for objects that a finalizer holds", async () => {
    const { api } = cluster;
    await api.request({ method: "POST", path: "/api/v1/namespaces", body: { metadata: { name: "sd" } } });
    const path = "/api/v1/namespaces/sd/configmaps";
    await api.request({
      method: "POST",
      path,
      body: { metadata: { name: "a", finalizers: ["example.com/hold"] } },
    });
    await api.request({ method: "DELETE", path: "/api/v1/namespaces/sd" });
    expect((await api.request({ method: "GET", path: "/api/v1/namespaces/sd" })).body).toMatchObject({
      status: { phase: "Terminating" },
    });
    const refused = await api.request({ method: "POST", path, body: { metadata: { name: "b" } } });
    expect(refused).toMatchObject({
      status: 403,
      body: {
        message:
          'configmaps "b" is forbidden: unable to create new content in namespace sd because it is being terminated',
      },
    });
    await api.request({
      method: "PATCH",
      path: `${path}/a`,
      contentType: "application/merge-patch+json",
      body: { metadata: { finalizers: null } },
    });
    expect((await api.request({ method: "GET", path: "/api/v1/namespaces/sd" })).status).toBe(404);
  });
});
