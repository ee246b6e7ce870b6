import { TestClient, dig } from "../../../../support/kubernetes/client";
import { DEPLOYMENTS, deployment } from "../../../../support/kubernetes/objects";

const MAPS = "/api/v1/namespaces/default/configmaps";

describe("verbs of the API", () => {
  let client: TestClient;
  beforeEach(async () => {
    client = await TestClient.fresh();
  });

  test("POST fills in metadata and generates names", async () => {
    const made = await client.create(MAPS, { metadata: { generateName: "gen-" }, data: { a: "1" } });
    expect(made).toMatchObject({
      apiVersion: "v1",
      kind: "ConfigMap",
      metadata: {
        name: expect.stringMatching(/^gen-[a-z0-9]{5}$/),
        namespace: "default",
        uid: expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
        resourceVersion: expect.stringMatching(/^\d+$/),
        creationTimestamp: expect.stringMatching(/Z$/),
      },
    });
    const other = await client.create(MAPS, { metadata: { generateName: "gen-" } });
    expect(dig(other, "metadata", "name")).not.toBe(dig(made, "metadata", "name"));
  });

  test("POST fails for a name that is taken, and for a namespace that is not there", async () => {
    await client.create(MAPS, { metadata: { name: "a" } });
    expect(await client.call("POST", MAPS, { metadata: { name: "a" } })).toMatchObject({
      status: 409,
      body: {
        reason: "AlreadyExists",
        message: 'configmaps "a" already exists',
        details: { name: "a", kind: "configmaps" },
      },
    });
    expect(
      await client.call("POST", "/api/v1/namespaces/none/configmaps", { metadata: { name: "a" } }),
    ).toMatchObject({
      status: 404,
      body: { message: 'namespaces "none" not found' },
    });
    await client.create(DEPLOYMENTS, deployment("d", 0));
    const clash = await client.call("POST", DEPLOYMENTS, deployment("d", 0));
    expect(dig(clash.body, "message")).toBe('deployments.apps "d" already exists');
  });

  test("PUT replaces, and fails for an old version", async () => {
    const made = await client.create(MAPS, { metadata: { name: "a" }, data: { a: "1" } });
    const put = await client.ok("PUT", `${MAPS}/a`, { metadata: { name: "a" }, data: { b: "2" } });
    expect(put["data"]).toEqual({ b: "2" });
    expect(dig(put, "metadata", "uid")).toBe(dig(made, "metadata", "uid"));
    expect(await client.call("PUT", `${MAPS}/a`, made)).toMatchObject({
      status: 409,
      body: {
        reason: "Conflict",
        message:
          'Operation cannot be fulfilled on configmaps "a": the object has been modified; please apply your changes to the latest version and try again',
      },
    });
    expect((await client.call("PUT", `${MAPS}/none`, { metadata: { name: "none" } })).status).toBe(404);
  });

  test("PATCH understands merge patches, JSON patches and strategic merge patches", async () => {
    await client.create(MAPS, { metadata: { name: "a" }, data: { a: "1", b: "2" } });
    expect((await client.merge(`${MAPS}/a`, { data: { b: null, c: "3" } }))["data"]).toEqual({
      a: "1",
      c: "3",
    });
    const operations = [
      { op: "test", path: "/data/a", value: "1" },
      { op: "add", path: "/data/d~1e", value: "x" },
    ];
    const bad = await client.call("PATCH", `${MAPS}/a`, operations, "application/json-patch+json");
    expect(bad.status).toBe(422);
    const good = [{ op: "remove", path: "/data/c" }];
    expect((await client.ok("PATCH", `${MAPS}/a`, good, "application/json-patch+json"))["data"]).toEqual({
      a: "1",
    });
    await client.create(DEPLOYMENTS, deployment("d", 0));
    const body = {
      spec: { template: { spec: { containers: [{ name: "c", env: [{ name: "A", value: "1" }] }] } } },
    };
    const patched = await client.ok(
      "PATCH",
      `${DEPLOYMENTS}/d`,
      body,
      "application/strategic-merge-patch+json",
    );
    expect(dig(patched, "spec", "template", "spec", "containers")).toMatchObject([
      { image: "x:1", env: [{ name: "A" }] },
    ]);
    expect((await client.call("PATCH", `${MAPS}/a`, {}, "text/plain")).status).toBe(415);
  });

  test("a change that changes nothing leaves the version alone, one of the spec counts a generation", async () => {
    const made = await client.create(DEPLOYMENTS, deployment("d", 0));
    expect(dig(made, "metadata", "generation")).toBe(1);
    const before = await client.get(`${DEPLOYMENTS}/d`);
    const same = await client.merge(`${DEPLOYMENTS}/d`, { spec: { replicas: 0 } });
    expect(dig(same, "metadata", "resourceVersion")).toBe(dig(before, "metadata", "resourceVersion"));
    const labelled = await client.merge(`${DEPLOYMENTS}/d`, { metadata: { labels: { a: "b" } } });
    expect(dig(labelled, "metadata", "generation")).toBe(1);
    const scaled = await client.merge(`${DEPLOYMENTS}/d`, { spec: { replicas: 1 } });
    expect(dig(scaled, "metadata", "generation")).toBe(2);
  });

  test("a dry run answers and stores nothing", async () => {
    const answer = await client.call("POST", `${MAPS}?dryRun=All`, { metadata: { name: "a" } });
    expect(answer.status).toBe(201);
    expect((await client.call("GET", `${MAPS}/a`)).status).toBe(404);
    await client.create(MAPS, { metadata: { name: "b" }, data: { a: "1" } });
    const path = `${MAPS}/b?dryRun=All`;
    expect((await client.merge(path, { data: { a: "2" } }))["data"]).toEqual({ a: "2" });
    await client.ok("DELETE", path);
    expect((await client.get(`${MAPS}/b`))["data"]).toEqual({ a: "1" });
  });

  test("lists choose by labels and fields", async () => {
    await client.create(MAPS, { metadata: { name: "a", labels: { tier: "gpu", n: "1" } } });
    await client.create(MAPS, { metadata: { name: "b", labels: { tier: "cpu" } } });
    await client.create(MAPS, { metadata: { name: "c" } });
    const names = async (query: string) =>
      (await client.list(`${MAPS}?${query}`))
        .map((item) => dig(item, "metadata", "name"))
        .filter((name) => name !== "kube-root-ca.crt");
    expect(await names("labelSelector=tier%3Dgpu")).toEqual(["a"]);
    expect(await names("labelSelector=tier")).toEqual(["a", "b"]);
    expect(await names("labelSelector=!tier")).toEqual(["c"]);
    expect(await names("labelSelector=tier%20in%20(cpu,gpu),n!%3D1")).toEqual(["b"]);
    expect(await names("fieldSelector=metadata.name%3Dc")).toEqual(["c"]);
    expect((await client.get(MAPS))["kind"]).toBe("ConfigMapList");
  });

  test("a collection is deleted as a whole", async () => {
    await client.create(MAPS, { metadata: { name: "a", labels: { tier: "gpu" } } });
    await client.create(MAPS, { metadata: { name: "b" } });
    await client.ok("DELETE", `${MAPS}?labelSelector=tier`);
    expect((await client.list(MAPS)).map((item) => dig(item, "metadata", "name"))).toEqual([
      "b",
      "kube-root-ca.crt",
    ]);
  });

  test("unknown fields are dropped with a warning, or refused when that is asked for", async () => {
    const body = { metadata: { name: "a" }, dat: { a: "1" } };
    const answer = await client.call("POST", MAPS, body);
    expect(answer.warnings).toEqual(['unknown field "dat"']);
    expect(answer.body).not.toHaveProperty("dat");
    const strict = await client.call("POST", `${MAPS}?fieldValidation=Strict`, {
      ...body,
      metadata: { name: "b" },
    });
    expect(strict.status).toBe(400);
    expect(dig(strict.body, "message")).toContain('strict decoding error: unknown field "dat"');
  });

  test("bodies of the wrong type are refused", async () => {
    const answer = await client.call("POST", DEPLOYMENTS, {
      ...deployment("d", 0),
      spec: { replicas: "two" },
    });
    expect(answer.status).toBe(400);
    expect(dig(answer.body, "message")).toBe(
      'Deployment in version "v1" cannot be handled as a Deployment: json: cannot unmarshal string into Go struct field spec.replicas of type int32',
    );
  });

  test("the API says what it serves", async () => {
    expect((await client.get("/version"))["gitVersion"]).toBe("v1.34.4");
    const groups = dig(await client.get("/apis"), "groups") as unknown as { name: string }[];
    expect(groups.map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        "apps",
        "batch",
        "networking.k8s.io",
        "rbac.authorization.k8s.io",
        "storage.k8s.io",
      ]),
    );
    const resources = dig(await client.get("/apis/apps/v1"), "resources") as unknown as { name: string }[];
    expect(resources).toContainEqual(
      expect.objectContaining({
        name: "deployments",
        singularName: "deployment",
        namespaced: true,
        kind: "Deployment",
        shortNames: ["deploy"],
      }),
    );
    expect((await client.call("GET", "/apis/example.com/v1/things")).body).toMatchObject({
      message: "the server could not find the requested resource",
    });
  });

  test("one kind is seen in both of its versions", async () => {
    const spec = {
      maxReplicas: 3,
      targetCPUUtilizationPercentage: 60,
      scaleTargetRef: { apiVersion: "apps/v1", kind: "Deployment", name: "d" },
    };
    await client.create("/apis/autoscaling/v1/namespaces/default/horizontalpodautoscalers", {
      metadata: { name: "h" },
      spec,
    });
    const v2 = await client.get("/apis/autoscaling/v2/namespaces/default/horizontalpodautoscalers/h");
    expect(dig(v2, "spec", "metrics", 0, "resource", "target")).toEqual({
      type: "Utilization",
      averageUtilization: 60,
    });
    const v1 = await client.get("/apis/autoscaling/v1/namespaces/default/horizontalpodautoscalers/h");
    expect(dig(v1, "spec", "targetCPUUtilizationPercentage")).toBe(60);
  });
});
