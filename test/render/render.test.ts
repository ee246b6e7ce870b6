import { configMap, rendered } from "../support/rendered";

const service = (replicas: unknown) => ({
  resource: {
    kubernetes_deployment_v1: {
      web: {
        metadata: { name: "web", namespace: "shop" },
        spec: {
          replicas,
          selector: { match_labels: { app: "web" } },
          template: {
            metadata: { labels: { app: "web" } },
            spec: { container: [{ name: "web", image: "web" }] },
          },
        },
      },
    },
  },
});

describe("render", () => {
  test("gives an object as it is sent, with what the provider adds", async () => {
    const { objects } = await rendered({ only: configMap({ color: "blue" }) });
    expect(objects).toEqual([
      {
        stack: "only",
        address: "kubernetes_config_map_v1.settings",
        object: {
          apiVersion: "v1",
          kind: "ConfigMap",
          metadata: { creationTimestamp: null, name: "settings", namespace: "default" },
          data: { color: "blue" },
          immutable: false,
        },
        placeholders: [],
      },
    ]);
  });

  test("converts what is written in another type", async () => {
    const { objects } = await rendered({ only: service(3) });
    expect(objects[0]?.object["spec"]).toMatchObject({ replicas: 3 });
    const map = await rendered({ only: configMap({ yes: true, seven: 7 }) });
    expect(map.objects[0]?.object["data"]).toEqual({ yes: "true", seven: "7" });
  });

  test("gives a manifest as it is written", async () => {
    const manifest = {
      apiVersion: "example.com/v1",
      kind: "Thing",
      metadata: { name: "a", namespace: "shop" },
      spec: { count: 3, text: "3", list: [{ on: true }], absent: null },
    };
    const { objects } = await rendered({
      only: { resource: { kubernetes_manifest: { thing: { manifest } } } },
    });
    expect(objects[0]?.object).toEqual({ ...manifest, spec: { count: 3, text: "3", list: [{ on: true }] } });
  });

  test("puts what is needed first, and stacks in their order", async () => {
    const first = configMap({ a: "1" }, "first");
    const chained = {
      resource: {
        kubernetes_config_map_v1: {
          a: { metadata: { name: "a" }, depends_on: ["kubernetes_config_map_v1.c"] },
          b: { metadata: { name: "b" }, data: { c: "${kubernetes_config_map_v1.a.metadata[0].name}" } },
          c: { metadata: { name: "c" } },
        },
      },
    };
    const { objects } = await rendered({ one: first, two: chained });
    expect(objects.map(({ address }) => address.split(".")[1])).toEqual(["first", "c", "a", "b"]);
  });

  test("holds no secret: objects of that kind are left out, with the reason", async () => {
    const secret = { metadata: { name: "s" }, data: { password: "hunter2" } };
    const rendering = await rendered({ only: { resource: { kubernetes_secret_v1: { s: secret } } } });
    expect(rendering).toEqual({
      objects: [],
      placeholders: [],
      releases: [],
      leftOut: [{ stack: "only", address: "kubernetes_secret_v1.s", reason: "its values are secret" }],
    });
  });

  test("holds no Secret that is written as a manifest either", async () => {
    const manifest = {
      apiVersion: "v1",
      kind: "Secret",
      metadata: { name: "s" },
      stringData: { a: "hunter2" },
    };
    const rendering = await rendered({ only: { resource: { kubernetes_manifest: { s: { manifest } } } } });
    expect(JSON.stringify(rendering)).not.toContain("hunter2");
    expect(rendering.leftOut).toHaveLength(1);
  });

  test("leaves out what changes objects of others", async () => {
    const labels = { api_version: "v1", kind: "Namespace", metadata: { name: "x" }, labels: { a: "b" } };
    const { leftOut } = await rendered({ only: { resource: { kubernetes_labels: { l: labels } } } });
    expect(leftOut).toEqual([
      {
        stack: "only",
        address: "kubernetes_labels.l",
        reason: "it changes an object that somebody else makes",
      },
    ]);
  });

  test("names the releases whose charts bring objects", async () => {
    const release = {
      name: "db",
      namespace: "data",
      chart: "postgres",
      version: "1.2.3",
      repository: "https://x",
    };
    const { releases, objects } = await rendered({ only: { resource: { helm_release: { db: release } } } });
    expect([releases, objects]).toEqual([[{ stack: "only", ...release }], []]);
  });

  test("does not list what only an apply tells of things that are no objects", async () => {
    const release = { name: "db", chart: "postgres", namespace: "${example_thing.a.id}" };
    const { placeholders, releases } = await rendered({
      only: { resource: { helm_release: { db: release } } },
    });
    expect([placeholders, releases.length]).toEqual([[], 1]);
  });

  test.each([
    ["count", { count: 2 }, "has count, which only Terraform can write out"],
    ["for_each", { for_each: { a: 1 } }, "has for_each, which only Terraform can write out"],
    [
      "dynamic blocks",
      { dynamic: { metadata: {} } },
      "has dynamic blocks, which only Terraform can write out",
    ],
  ])("fails when a resource has %s", async (_, more, message) => {
    const resource = { kubernetes_config_map_v1: { a: { metadata: { name: "a" }, ...more } } };
    await expect(rendered({ only: { resource } })).rejects.toThrow(
      `only: kubernetes_config_map_v1.a ${message}`,
    );
  });

  test("fails when a number is only known after an apply", async () => {
    const probe = { period_seconds: "${example_thing.a.size}", http_get: { path: "/", port: 1 } };
    const { resource } = service(1);
    const container = [{ name: "web", image: "web", liveness_probe: probe }];
    const { web } = resource.kubernetes_deployment_v1;
    const spec = { ...web.spec, template: { ...web.spec.template, spec: { container } } };
    const changed = { kubernetes_deployment_v1: { web: { ...web, spec } } };
    await expect(rendered({ only: { resource: changed } })).rejects.toThrow(
      /liveness_probe\[0\]\.period_seconds is a number that is only known after an apply$/,
    );
  });

  test("fails when resources depend on each other in a circle", async () => {
    const map = (name: string, other: string) => ({
      metadata: { name },
      depends_on: [`kubernetes_config_map_v1.${other}`],
    });
    const resource = { kubernetes_config_map_v1: { a: map("a", "b"), b: map("b", "a") } };
    await expect(rendered({ only: { resource } })).rejects.toThrow(
      "resources depend on each other: kubernetes_config_map_v1.a → kubernetes_config_map_v1.b → kubernetes_config_map_v1.a",
    );
  });

  test("fails when a stack is no configuration", async () => {
    await expect(rendered({ only: { resource: ["x"] } })).rejects.toThrow(/cdk\.tf\.json: /);
  });
});
