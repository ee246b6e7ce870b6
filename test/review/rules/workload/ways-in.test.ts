import { worldOfStacks } from "../../../../review/rules/from-synthesis";
import { WAY_IN_RULES } from "../../../../review/rules/workload/ways-in";

/** What the rule says of a resource. */
function said(type: string, body: object): readonly string[] {
  const world = worldOfStacks([{ name: "web", configuration: { resource: { [type]: { it: body } } } }]);
  return WAY_IN_RULES.flatMap(({ check }) => check(world)).map(
    ({ verdict, message, attribute }) => `${verdict} ${attribute}: ${message}`,
  );
}

const manifest = (kind: string, spec: object): readonly string[] =>
  said("kubernetes_manifest", { manifest: { apiVersion: "x/v1", kind, metadata: { name: "web" }, spec } });

const SHARED = { name: "shared", namespace: "infra" };
const OPEN =
  "fail manifest.spec.parent_refs[0]: every listener of the Gateway serves the route, those without TLS too";

describe("what serves a host from outside", () => {
  test.each(["HTTPRoute", "GRPCRoute"])("is a %s of every listener, which may have no TLS", (kind) => {
    expect(manifest(kind, { parentRefs: [SHARED] })).toEqual([OPEN]);
    expect(manifest(kind, { parentRefs: [{ ...SHARED, sectionName: "https" }] })).toEqual([]);
    expect(manifest(kind, { parentRefs: [{ ...SHARED, port: 443 }] })).toEqual([]);
  });

  test("is judged parent by parent, and those of a mesh are not from outside", () => {
    const parentRefs = [SHARED, { ...SHARED, sectionName: "https" }, { kind: "Service", name: "web" }];
    expect(manifest("HTTPRoute", { parentRefs })).toEqual([OPEN]);
  });

  test("is not known where the listener is known after an apply only", () => {
    expect(manifest("HTTPRoute", { parentRefs: [{ ...SHARED, sectionName: "${var.listener}" }] })).toEqual([
      expect.stringMatching(/^cannot-tell manifest\.spec\.parent_refs\[0\]\.section_name: /),
    ]);
    expect(manifest("HTTPRoute", { parentRefs: "${var.parents}" })).toEqual([
      expect.stringMatching(/^cannot-tell manifest\.spec\.parent_refs: /),
    ]);
  });

  test("is an ingress without a certificate, typed or as a manifest", () => {
    const open = (path: string): string => `fail ${path}: the ingress serves its hosts without TLS`;
    expect(said("kubernetes_ingress_v1", { spec: { rule: [{ host: "sd.example.com" }] } })).toEqual([
      open("spec.tls"),
    ]);
    expect(manifest("Ingress", { rules: [{ host: "sd.example.com" }] })).toEqual([open("manifest.spec.tls")]);
    expect(manifest("Ingress", { tls: [{ secretName: "sd-tls" }] })).toEqual([]);
  });
});
