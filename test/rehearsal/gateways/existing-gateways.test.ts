import { RehearsalCluster } from "../../../rehearsal/cluster/control-plane";
import { JsonObject } from "../../../rehearsal/cluster/kubernetes-api";
import { memoryControlPlane } from "../../../rehearsal/cluster/memory";
import { ExistingGateways } from "../../../rehearsal/gateways/existing-gateways";
import { DefinitionLibrary } from "../../../rehearsal/providers/helm/definitions/definition-library";
import { Json, listAt, textAt } from "../../../rehearsal/run/json";
import { eventually } from "../../support/cluster-objects";
import { describeWithControlPlane } from "../../support/control-plane";
import { definitionsNow } from "../../support/helm";

jest.setTimeout(240_000);

const GROUP = "/apis/gateway.networking.k8s.io/v1";
const DEFAULT = "/api/v1/namespaces/default";

function route(section: string, backend: string): JsonObject {
  return {
    apiVersion: "gateway.networking.k8s.io/v1",
    kind: "HTTPRoute",
    metadata: { name: backend },
    spec: {
      parentRefs: [{ namespace: "infra", name: "shared", sectionName: section }],
      hostnames: ["sd.example.com"],
      rules: [{ backendRefs: [{ name: backend, port: 80 }] }],
    },
  };
}

function tests(
  start: () => Promise<RehearsalCluster>,
  library: DefinitionLibrary,
  knows: "schemas" | "names",
): void {
  let cluster: RehearsalCluster;
  let gateways: ExistingGateways;
  const get = async (path: string): Promise<Json> =>
    (await cluster.api.request({ method: "GET", path })).body;
  const post = async (path: string, body: JsonObject): Promise<number> =>
    (await cluster.api.request({ method: "POST", path, body })).status;
  const conditions = async (path: string): Promise<readonly string[]> => {
    const [parent] = listAt(await get(path), "status", "parents");
    return listAt(parent, "conditions").map((one) => `${textAt(one, "type")} ${textAt(one, "status")}`);
  };

  beforeAll(async () => {
    cluster = await start();
    gateways = new ExistingGateways({ api: cluster.api, settles: cluster.folder !== undefined }, library);
  });
  afterAll(async () => {
    await gateways.stop();
    await cluster.stop();
  });

  test("are there with their namespace, their class and an address, one listener after another", async () => {
    await gateways.serve({ name: "shared", namespace: "infra", listener: "https" });
    await gateways.serve({ name: "shared", namespace: "infra", listener: "internal" });
    await gateways.serve({ name: "shared", namespace: "infra", listener: "https" });
    const gateway = await get(`${GROUP}/namespaces/infra/gateways/shared`);
    expect(
      listAt(gateway, "spec", "listeners").map((one) => [textAt(one, "name"), textAt(one, "protocol")]),
    ).toEqual([
      ["https", "HTTPS"],
      ["internal", "HTTPS"],
    ]);
    expect(textAt(listAt(gateway, "status", "addresses")[0], "value")).toMatch(/^198\.1[89]\./);
    const gatewayClass = await get(`${GROUP}/gatewayclasses/rehearsal`);
    expect(textAt(gatewayClass, "spec", "controllerName")).toBe("rehearsal.sdstack.invalid/gateways");
    expect(
      listAt(gatewayClass, "status", "conditions").map((one) => [textAt(one, "type"), textAt(one, "status")]),
    ).toEqual([["Accepted", "True"]]);
  });

  test("say of routes whether they are served", async () => {
    const service = { spec: { ports: [{ name: "http", port: 80 }] } };
    expect(
      await post(`${DEFAULT}/services`, {
        ...{ apiVersion: "v1", kind: "Service", metadata: { name: "web" } },
        ...service,
      }),
    ).toBe(201);
    const routes = `${GROUP}/namespaces/default/httproutes`;
    expect(await post(routes, route("https", "web"))).toBe(201);
    expect(await post(routes, route("http", "none"))).toBe(201);
    await eventually(
      () => conditions(`${routes}/none`),
      ({ length }) => length === 2,
      80,
    );
    expect(await conditions(`${routes}/web`)).toEqual(["Accepted True", "ResolvedRefs True"]);
    expect(await conditions(`${routes}/none`)).toEqual(["Accepted False", "ResolvedRefs False"]);
  });

  // What is known in summary only takes anything.
  if (knows === "schemas") {
    test("take no route that the pinned definitions do not know", async () => {
      const body = { ...route("https", "web"), spec: { hostnames: ["Not A Host"] } };
      expect(await post(`${GROUP}/namespaces/default/httproutes`, body)).toBe(422);
    });
  }
}

describe("Gateways that exist, in memory", () => {
  tests(() => memoryControlPlane().start("one"), new DefinitionLibrary(new Map()), "names");
});
describeWithControlPlane("Gateways that exist, on the real control plane", (controlPlane) => {
  afterAll(() => controlPlane.release?.());
  const pinned = definitionsNow();
  const knows = pinned.has("gateway-api") ? "schemas" : "names";
  tests(() => controlPlane.start("one"), new DefinitionLibrary(pinned), knows);
});
