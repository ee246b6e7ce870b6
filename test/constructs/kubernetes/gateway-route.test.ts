import { GatewayRoute } from "../../../constructs/kubernetes/gateway-route";
import { at, synthClusterStack } from "../../support/cluster-stack";
import { onlyResource, resourceTypes, StackJson } from "../../support/synth";

function route(): StackJson {
  return synthClusterStack((stack) => {
    new GatewayRoute(stack, "Route", {
      name: "web",
      namespace: "images",
      serviceName: "web",
      servicePort: 8080,
      host: "sd.example.com",
      gateway: { gatewayName: "shared", gatewayNamespace: "infra", listener: "https" },
      policy: {
        timeoutSeconds: 630,
        deniedPaths: [{ path: "/internal" }, { path: "/options", method: "POST" }],
      },
    });
  });
}

const manifest = (json: StackJson): unknown => onlyResource(json, "kubernetes_manifest")["manifest"];
const rules = (): unknown[] => at(manifest(route()), "spec.rules") as unknown[];

describe("a route of a Gateway", () => {
  test("is an HTTPRoute of the version that is stable, and a service that leads nowhere", () => {
    expect(resourceTypes(route())).toEqual(["kubernetes_manifest", "kubernetes_service_v1"]);
    expect(manifest(route())).toMatchObject({
      apiVersion: "gateway.networking.k8s.io/v1",
      kind: "HTTPRoute",
      metadata: { name: "web", namespace: "images" },
      spec: { hostnames: ["sd.example.com"] },
    });
  });

  test("is served by one listener only, so never without TLS", () => {
    expect(at(manifest(route()), "spec.parentRefs")).toEqual([
      {
        group: "gateway.networking.k8s.io",
        kind: "Gateway",
        name: "shared",
        namespace: "infra",
        sectionName: "https",
      },
    ]);
  });

  test("leads denied paths nowhere, those of one method too, and everything else to the service", () => {
    const led = rules().map((rule) => [
      (at(rule, "matches") as unknown[]).map((match) => [
        at(match, "path.type"),
        at(match, "path.value"),
        at(match, "method"),
      ]),
      at(rule, "backendRefs.0.name"),
      at(rule, "backendRefs.0.port"),
    ]);
    expect(led).toEqual([
      [
        [
          ["PathPrefix", "/internal", undefined],
          ["PathPrefix", "/options", "POST"],
        ],
        "web-denied",
        8080,
      ],
      [[["PathPrefix", "/", undefined]], "web", 8080],
    ]);
  });

  test("waits for an answer as long as it may take", () => {
    expect(at(rules()[1], "timeouts")).toEqual({ request: "630s", backendRequest: "630s" });
  });
});
