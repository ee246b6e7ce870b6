import { JsonObject } from "../../../../../rehearsal/cluster/kubernetes-api";
import { TestClient, dig } from "../../../../support/kubernetes/client";

const PATH = "/api/v1/namespaces/default/configmaps/raw";
const map = (data: JsonObject): JsonObject => ({
  apiVersion: "v1",
  kind: "ConfigMap",
  metadata: { name: "raw", namespace: "default" },
  data,
});

describe("server-side apply", () => {
  let client: TestClient;
  beforeEach(async () => {
    client = await TestClient.fresh();
  });

  test("creates an object and owns what it was given", async () => {
    const { status, body } = await client.apply(PATH, map({ a: "1" }));
    expect(status).toBe(201);
    expect(dig(body, "metadata", "managedFields")).toEqual([
      {
        manager: "Terraform",
        operation: "Apply",
        apiVersion: "v1",
        time: expect.any(String),
        fieldsType: "FieldsV1",
        fieldsV1: { "f:data": { "f:a": {} } },
      },
    ]);
  });

  test("changes nothing when nothing is new", async () => {
    const first = (await client.apply(PATH, map({ a: "1" }))).body;
    const second = (await client.apply(PATH, map({ a: "1" }))).body;
    expect(dig(second, "metadata", "resourceVersion")).toBe(dig(first, "metadata", "resourceVersion"));
  });

  test("removes what it no longer names and leaves what others have added", async () => {
    await client.apply(PATH, map({ a: "1", b: "2" }));
    await client.call(
      "PATCH",
      `${PATH}?fieldManager=someone`,
      { data: { c: "3" } },
      "application/merge-patch+json",
    );
    const { body } = await client.apply(PATH, map({ a: "1" }));
    expect(dig(body, "data")).toEqual({ a: "1", c: "3" });
  });

  test("fails when another manager has changed a field, in the server's words", async () => {
    await client.apply(PATH, map({ a: "1" }));
    await client.call(
      "PATCH",
      `${PATH}?fieldManager=kubectl-patch`,
      { data: { a: "2" } },
      "application/merge-patch+json",
    );
    expect(await client.apply(PATH, map({ a: "1" }))).toMatchObject({
      status: 409,
      body: {
        reason: "Conflict",
        message: 'Apply failed with 1 conflict: conflict with "kubectl-patch" using v1: .data.a',
        details: { causes: [{ reason: "FieldManagerConflict", field: ".data.a" }] },
      },
    });
    expect(dig(await client.get(PATH), "data")).toEqual({ a: "2" });
  });

  test("takes fields over by force", async () => {
    await client.apply(PATH, map({ a: "1" }));
    await client.call(
      "PATCH",
      `${PATH}?fieldManager=kubectl-patch`,
      { data: { a: "2" } },
      "application/merge-patch+json",
    );
    const { status, body } = await client.apply(PATH, map({ a: "1" }), "Terraform", true);
    expect(status).toBe(200);
    expect(dig(body, "data")).toEqual({ a: "1" });
    expect(
      (dig(body, "metadata", "managedFields") as unknown as JsonObject[]).map(({ manager }) => manager),
    ).toEqual(["Terraform"]);
  });

  test("shares a field that two managers want alike, and keeps it until both let go", async () => {
    await client.apply(PATH, map({ a: "1", b: "1" }), "one");
    await client.apply(PATH, map({ a: "1" }), "two");
    expect(dig((await client.apply(PATH, map({ b: "1" }), "one")).body, "data")).toEqual({ a: "1", b: "1" });
    expect(dig((await client.apply(PATH, map({ b: "1" }), "two")).body, "data")).toEqual({ b: "1" });
  });

  test("names several conflicts one by one", async () => {
    await client.create("/api/v1/namespaces/default/configmaps?fieldManager=cli", map({ a: "0", b: "0" }));
    const { body } = await client.apply(PATH, map({ a: "1", b: "1" }));
    expect(dig(body, "message")).toBe(
      'Apply failed with 2 conflicts: conflicts with "cli" using v1:\n- .data.a\n- .data.b',
    );
  });

  test("merges lists by their keys", async () => {
    const deployments = "/apis/apps/v1/namespaces/default/deployments";
    const labels = { app: "a" };
    const containers = [{ name: "c", image: "x:1", env: [{ name: "A", value: "1" }] }];
    await client.create(deployments, {
      metadata: { name: "d" },
      spec: {
        replicas: 0,
        selector: { matchLabels: labels },
        template: { metadata: { labels }, spec: { containers } },
      },
    });
    const { body } = await client.apply(`${deployments}/d`, {
      apiVersion: "apps/v1",
      kind: "Deployment",
      metadata: { name: "d" },
      spec: { template: { spec: { containers: [{ name: "c", env: [{ name: "B", value: "2" }] }] } } },
    });
    expect(dig(body, "spec", "template", "spec", "containers", 0)).toMatchObject({
      image: "x:1",
      env: [
        { name: "A", value: "1" },
        { name: "B", value: "2" },
      ],
    });
    const conflict = await client.apply(
      `${deployments}/d`,
      {
        apiVersion: "apps/v1",
        kind: "Deployment",
        metadata: { name: "d" },
        spec: { template: { spec: { containers: [{ name: "c", image: "x:2" }] } } },
      },
      "other",
    );
    expect(dig(conflict.body, "message")).toBe(
      'Apply failed with 1 conflict: conflict with "HashiCorp" using apps/v1: .spec.template.spec.containers[name="c"].image',
    );
  });
});
