import { dumpObjects } from "../../../../../rehearsal/cluster/memory";
import { TestClient, dig } from "../../../../support/kubernetes/client";
import { conversion } from "../../../../support/kubernetes/recorded";

const DEFINITIONS = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";
const MONITORS = "/apis/fixtures.example.com/v1/namespaces/default/podmonitors";

describe("custom resources", () => {
  let client: TestClient;
  beforeEach(async () => {
    client = await TestClient.fresh();
    await client.create(DEFINITIONS, conversion().prerequisites.custom_resource_definition);
  });

  const monitor = (spec: Record<string, unknown>) => ({
    apiVersion: "fixtures.example.com/v1",
    kind: "PodMonitor",
    metadata: { name: "m" },
    spec: { selector: {}, podMetricsEndpoints: [{ port: "web" }], ...spec } as never,
  });

  test("are served as soon as their definition is there", async () => {
    const definition = await client.get(`${DEFINITIONS}/podmonitors.fixtures.example.com`);
    expect(dig(definition, "status", "conditions", 1)).toMatchObject({ type: "Established", status: "True" });
    const resources = dig(await client.get("/apis/fixtures.example.com/v1"), "resources");
    expect(resources).toMatchObject([{ name: "podmonitors", kind: "PodMonitor", namespaced: true }]);
    expect(await client.get(MONITORS)).toMatchObject({ kind: "PodMonitorList", items: [] });
  });

  test("get defaults and lose what the schema does not know", async () => {
    const made = await client.create(MONITORS, monitor({ unknown: true }));
    expect(made["spec"]).toEqual({ selector: {}, podMetricsEndpoints: [{ port: "web", interval: "30s" }] });
    expect(dig(made, "metadata", "generation")).toBe(1);
  });

  test.each([
    [
      "a wrong type",
      { sampleLimit: "many" },
      'spec.sampleLimit: Invalid value: "string": spec.sampleLimit in body must be of type integer: "string"',
    ],
    [
      "a value that is not listed",
      { podMetricsEndpoints: [{ scheme: "ftp" }] },
      'spec.podMetricsEndpoints[0].scheme: Unsupported value: "ftp": supported values: "http", "https"',
    ],
    [
      "a missing field",
      { selector: { matchExpressions: [{ key: "a" }] } },
      "spec.selector.matchExpressions[0].operator: Required value",
    ],
  ])("are refused for %s", async (_, spec, message) => {
    const answer = await client.call("POST", MONITORS, monitor(spec));
    expect(answer.status).toBe(422);
    expect(dig(answer.body, "message")).toBe(`PodMonitor.fixtures.example.com "m" is invalid: ${message}`);
  });

  test("go with their definition", async () => {
    await client.create(MONITORS, monitor({}));
    await client.ok("DELETE", `${DEFINITIONS}/podmonitors.fixtures.example.com`);
    expect((await client.call("GET", MONITORS)).status).toBe(404);
    expect(dumpObjects(client.cluster).filter(({ own }) => !own)).toEqual([]);
  });
});
