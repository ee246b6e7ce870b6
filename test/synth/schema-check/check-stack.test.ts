import { checkStack, formatProblem, SchemaIndex, typesWithoutSchema } from "../../../synth/schema-check";
import { linesOf, problemsOf } from "../../support/one-resource";
import { schemaIndex } from "../../support/schema-index";

const NAMESPACE = { metadata: { name: "images" } };
const SECRET = { metadata: { name: "s" } };
const service = (spec: object) => ({ metadata: { name: "web" }, spec });
const pods = (container: object, more: object = {}) => ({
  metadata: { name: "web" },
  spec: { template: { metadata: {}, spec: { container: [{ name: "web", ...container }], ...more } } },
});
const port = { port: [{ port: 80 }] };

describe("a resource that its provider accepts", () => {
  test.each<[string, string, object]>([
    ["only what is required", "kubernetes_namespace_v1", NAMESPACE],
    ["a block as an object or as a list of one", "kubernetes_namespace_v1", { metadata: [{ name: "a" }] }],
    [
      "numbers and booleans for text",
      "kubernetes_config_map_v1",
      { metadata: { name: "a" }, data: { a: 1, b: true } },
    ],
    [
      "text for numbers and booleans",
      "kubernetes_service_v1",
      { ...service({ port: [{ port: "80" }] }), wait_for_load_balancer: "false" },
    ],
    [
      "nothing, spelled null",
      "kubernetes_namespace_v1",
      { ...NAMESPACE, timeouts: null, wait_for_default_service_account: null },
    ],
    [
      "meta-arguments",
      "kubernetes_namespace_v1",
      { ...NAMESPACE, count: 1, lifecycle: { prevent_destroy: true } },
    ],
    [
      "an expression for a value of any type",
      "kubernetes_service_v1",
      service({ port: [{ port: "${var.port}" }], selector: "${var.labels}" }),
    ],
    [
      "an expression where only some values are allowed",
      "kubernetes_service_v1",
      service({ ...port, type: "${var.type}" }),
    ],
    [
      "anything in a manifest",
      "kubernetes_manifest",
      { manifest: { apiVersion: "v1", kind: "A", spec: { a: [1, { b: null }] } } },
    ],
    [
      "attributes written as objects",
      "helm_release",
      { name: "a", chart: "a", set: [{ name: "a", value: "b" }] },
    ],
    ["one of two that must not be set together", "kubernetes_secret_v1", { ...SECRET, data: { a: "b" } }],
    [
      "two that belong together",
      "kubernetes_secret_v1",
      { ...SECRET, data_wo: { a: "b" }, data_wo_revision: 1 },
    ],
  ])("has %s", (_, type, body) => {
    expect(linesOf(type, body)).toEqual([]);
  });
});

describe("a resource that its provider refuses", () => {
  test.each<[string, string, object, string]>([
    [
      "an unknown attribute",
      "kubernetes_namespace_v1",
      { metadata: { name: "a", lables: {} } },
      "metadata.lables: is not known here, did you mean 'labels'? (unknown-attribute)",
    ],
    [
      "an attribute that the provider decides",
      "kubernetes_namespace_v1",
      { metadata: { name: "a", uid: "1" } },
      "metadata.uid: is decided by the provider and cannot be set (read-only-attribute)",
    ],
    [
      "a list for text",
      "kubernetes_namespace_v1",
      { metadata: { name: ["a"] } },
      'metadata.name: expected text, got ["a"] (wrong-type)',
    ],
    [
      "text for a list",
      "kubernetes_deployment_v1",
      pods({ args: "--fast" }),
      'spec.template.spec.container[0].args: expected a list, each item text, got "--fast" (wrong-type)',
    ],
    [
      "text that is no number",
      "kubernetes_service_v1",
      service({ port: [{ port: "http" }] }),
      'spec.port[0].port: expected a number, got "http" (wrong-type)',
    ],
    [
      "a wrong item in a map",
      "kubernetes_config_map_v1",
      { metadata: { name: "a" }, data: { k: ["v"] } },
      'data.k: expected text, got ["v"] (wrong-type)',
    ],
    [
      "text for a block",
      "kubernetes_namespace_v1",
      { metadata: "a" },
      'metadata: expected a block, got "a" (wrong-type)',
    ],
    ["a missing attribute", "helm_release", { name: "a" }, "chart: is required (missing-attribute)"],
    [
      "a missing attribute in an attribute",
      "helm_release",
      { name: "a", chart: "a", set: [{ value: "b" }] },
      "set[0].name: is required (missing-attribute)",
    ],
    [
      "a missing block",
      "kubernetes_namespace_v1",
      {},
      "metadata: at least 1 block is required (missing-block)",
    ],
    [
      "too many blocks",
      "kubernetes_namespace_v1",
      { metadata: [{ name: "a" }, { name: "b" }] },
      "metadata: expected at most 1, got 2 (too-many-blocks)",
    ],
    [
      "two that exclude each other",
      "kubernetes_secret_v1",
      { ...SECRET, data: { a: "b" }, data_wo: { a: "b" }, data_wo_revision: 1 },
      "data_wo: cannot be set together with data (conflicting-attributes)",
    ],
    [
      "one without the other",
      "kubernetes_secret_v1",
      { ...SECRET, data_wo_revision: 1 },
      "data_wo_revision: needs data_wo too (attributes-together)",
    ],
    [
      "none of which one is needed",
      "kubernetes_annotations",
      { api_version: "v1", kind: "A", metadata: { name: "a" } },
      "annotations: expected at least one of annotations, template_annotations, got 0 (attributes-together)",
    ],
    [
      "both of which exactly one is needed",
      "kubernetes_env",
      {
        api_version: "v1",
        kind: "A",
        metadata: { name: "a" },
        container: "a",
        init_container: "b",
        env: [{ name: "x" }],
      },
      "container: expected exactly one of container, init_container, got 2 (attributes-together)",
    ],
    [
      "a value that is not allowed",
      "kubernetes_service_v1",
      service({ ...port, type: "Loadbalancer" }),
      'spec.type: expected one of ClusterIP, NodePort, LoadBalancer, ExternalName, got "Loadbalancer" (value-not-allowed)',
    ],
    [
      "a value in a list that is not allowed",
      "kubernetes_network_policy_v1",
      { metadata: { name: "a" }, spec: { pod_selector: {}, policy_types: ["Ingress", "Exit"] } },
      'spec.policy_types[1]: expected one of Ingress, Egress, got "Exit" (value-not-allowed)',
    ],
    [
      "text of a wrong form",
      "kubernetes_deployment_v1",
      pods({}, { security_context: { run_as_user: "root" } }),
      'spec.template.spec.security_context.run_as_user: expected a whole number, got "root" (value-not-allowed)',
    ],
    [
      "a number out of range",
      "kubernetes_service_v1",
      service({ port: [{ port: 70000 }] }),
      "spec.port[0].port: expected 1 to 65535, got 70000 (value-out-of-range)",
    ],
    [
      "an unknown type",
      "kubernetes_namespaces_v1",
      {},
      "no schema of the resource 'kubernetes_namespaces_v1' is known, did you mean 'kubernetes_namespace_v1'? (unknown-type)",
    ],
    [
      "the remains of a token",
      "kubernetes_config_map_v1",
      { metadata: { name: "a" }, data: { a: "x-${TFTOKEN[TOKEN.14]}" } },
      "data.a: holds the remains of a token that was treated as text (leaked-token)",
    ],
    [
      "a token that was calculated with",
      "kubernetes_config_map_v1",
      { metadata: { name: "a" }, data: { a: -8.109562212591393e298 } },
      "data.a: is a token that was calculated with (leaked-token)",
    ],
  ])("has %s", (_, type, body, line) => {
    expect(linesOf(type, body)).toContain(line);
  });

  test("is named by its construct and its address", () => {
    const comment = { metadata: { path: "dev-diffusion/Service/WebUi", uniqueId: "x" } };
    const [problem] = problemsOf("kubernetes_namespace_v1", { metadata: { nam: "a" }, "//": comment });
    expect(problem).toMatchObject({
      address: "kubernetes_namespace_v1.it",
      constructPath: "dev-diffusion/Service/WebUi",
    });
    expect(problem && formatProblem(problem)).toBe(
      "kubernetes_namespace_v1.it: metadata.nam: is not known here, did you mean 'name'? (unknown-attribute) [at dev-diffusion/Service/WebUi]",
    );
  });

  test("has all its problems reported, not only the first", () => {
    expect(
      linesOf("kubernetes_service_v1", { metadata: {}, spec: { type: "X", port: [{ port: 0 }] }, a: 1 }),
    ).toHaveLength(3);
  });
});

describe("the other blocks of a stack", () => {
  test("a provider's settings are checked", () => {
    const check = (helm: object) =>
      checkStack({ provider: { helm: [helm] } }, schemaIndex()).map(formatProblem);
    expect(check({ alias: "a", kubernetes: { config_path: "/k" } })).toEqual([]);
    expect(check({ kubernetes: { config_pth: "/k" } })).toEqual([
      "provider.helm: kubernetes.config_pth: is not known here, did you mean 'config_path'? (unknown-attribute)",
    ]);
  });

  test("a data source is checked, and its results cannot be set", () => {
    const data = { kubernetes_namespace_v1: { it: { metadata: { name: "a" }, spec: [] } } };
    expect(checkStack({ data }, schemaIndex()).map(({ address, code }) => [address, code])).toEqual([
      ["data.kubernetes_namespace_v1.it", "read-only-attribute"],
    ]);
  });

  test("types without a schema are named, so that the schemas can be loaded", () => {
    const resource = { kubernetes_namespace_v1: { a: {} }, other_thing: { b: {} } };
    expect(typesWithoutSchema({ resource, data: { more: { c: {} } } }, schemaIndex())).toEqual([
      "more",
      "other_thing",
    ]);
    expect(typesWithoutSchema({ resource }, new SchemaIndex([]))).toHaveLength(2);
  });
});
