import { routeStatus } from "../../../rehearsal/gateways/route-status";
import { JsonObject } from "../../../rehearsal/cluster/kubernetes-api";
import { isJsonObject, Json, listAt, textAt } from "../../../rehearsal/run/json";

const GATEWAYS = new Map([["infra/shared", ["https", "internal"]]]);
const SERVICES: readonly Json[] = [
  { metadata: { namespace: "images", name: "web" }, spec: { ports: [{ port: 8080 }] } },
];

function route(parent: JsonObject, backend: JsonObject = { name: "web", port: 8080 }): JsonObject {
  return {
    metadata: { namespace: "images", name: "web", generation: 3 },
    spec: { parentRefs: [parent], rules: [{ backendRefs: [backend] }] },
  };
}

const SHARED = { namespace: "infra", name: "shared" };

function told(object: JsonObject): readonly string[] {
  const [parent] = listAt(routeStatus(object, GATEWAYS, SERVICES)?.status, "parents");
  return listAt(parent, "conditions").map(
    (one) => `${textAt(one, "type")} ${textAt(one, "status")} ${textAt(one, "reason")}`,
  );
}

const FINE = ["Accepted True Accepted", "ResolvedRefs True ResolvedRefs"];

describe("what is said of a route", () => {
  test.each([
    ["one listener", { ...SHARED, sectionName: "https" }],
    ["every listener", SHARED],
  ])("is that it is accepted, when it is for %s that is there", (_, parent) => {
    expect(told(route(parent))).toEqual(FINE);
  });

  test("is that it is not accepted, when its listener is not there", () => {
    expect(told(route({ ...SHARED, sectionName: "http" }))).toEqual([
      "Accepted False NoMatchingParent",
      FINE[1],
    ]);
  });

  test.each([
    ["service", { name: "other", port: 8080 }],
    ["port", { name: "web", port: 80 }],
    ["namespace", { name: "web", port: 8080, namespace: "elsewhere" }],
  ])("is that a backend is missing, when there is no such %s", (_, backend) => {
    expect(told(route(SHARED, backend))).toEqual([FINE[0], "ResolvedRefs False BackendNotFound"]);
  });

  test("is nothing, when nobody here runs its Gateway", () => {
    expect(routeStatus(route({ name: "shared" }), GATEWAYS, SERVICES)).toBeUndefined();
  });

  test("is said once, and again when the route has changed", () => {
    const object = route(SHARED);
    const { path, status } = routeStatus(object, GATEWAYS, SERVICES) ?? {};
    expect(path).toBe("/apis/gateway.networking.k8s.io/v1/namespaces/images/httproutes/web");
    const known: JsonObject = { ...object, status: status ?? {} };
    expect(routeStatus(known, GATEWAYS, SERVICES)).toBeUndefined();
    const metadata = { ...(isJsonObject(object["metadata"]) ? object["metadata"] : {}), generation: 4 };
    expect(routeStatus({ ...known, metadata }, GATEWAYS, SERVICES)).toBeDefined();
    expect(routeStatus(known, GATEWAYS, [])).toBeDefined();
  });
});
