import { checkStack, formatProblem } from "../../../synth/schema-check";
import { schemaIndex } from "../../support/schema-index";

/** The problems of a value that stands in a stack with a namespace `a`, a release `r` and a data source. */
function check(value: unknown, dependsOn: string[] = []): string[] {
  const stack = {
    data: {
      kubernetes_namespace_v1: { old: { metadata: { name: "old" } } },
      terraform_remote_state: { up: { backend: "local", config: { path: "x" } } },
    },
    resource: {
      kubernetes_namespace_v1: { a: { metadata: { name: "a" } } },
      kubernetes_persistent_volume_v1: {
        v: {
          metadata: { name: "v" },
          spec: [
            {
              access_modes: ["ReadWriteMany"],
              capacity: { storage: "1Gi" },
              persistent_volume_source: { host_path: { path: "/" } },
            },
          ],
        },
      },
      helm_release: { r: { name: "r", chart: "c", depends_on: dependsOn } },
    },
    output: { value: { value } },
  };
  return checkStack(stack, schemaIndex()).map(formatProblem);
}

describe("a reference", () => {
  test.each([
    "${kubernetes_namespace_v1.a.metadata[0].name}",
    "${kubernetes_namespace_v1.a.metadata.0.name}",
    '${kubernetes_namespace_v1.a.metadata[0].labels["a.b/c"]}',
    "${kubernetes_namespace_v1.a}",
    "${kubernetes_namespace_v1.a.id}",
    "${data.kubernetes_namespace_v1.old.spec[0].finalizers}",
    "${data.terraform_remote_state.up.outputs.anything.at[0].all}",
    "${kubernetes_persistent_volume_v1.v.spec[0].capacity.storage}",
    "${helm_release.r.metadata.revision}",
    '${upper(join("-", [kubernetes_namespace_v1.a.id, var.x, local.y]))}',
    "${[for k, v in var.pools : v.name if k != each.key]}",
    '${jsonencode({"a" = kubernetes_namespace_v1.a.id, b = true})}',
    '${yamldecode(helm_release.r.manifest).clusters.0.cluster["certificate-authority-data"]}',
    '${"a ${kubernetes_namespace_v1.a.id} b"}',
    "$${kubernetes_namespace_v1.gone.id}",
    "no expression: kubernetes_namespace_v1.gone.id",
    "${provider::kubernetes::manifest_decode(var.x)}",
    "%{ if var.x }${kubernetes_namespace_v1.a.id}%{ endif }",
  ])("leads somewhere: %s", (value) => {
    expect(check(value)).toEqual([]);
  });

  test.each([
    [
      "${kubernetes_namespace_v1.b.id}",
      "output: value.value: refers to kubernetes_namespace_v1.b, which this stack does not have, did you mean 'kubernetes_namespace_v1.a'? (unknown-reference)",
    ],
    ["${data.kubernetes_namespace_v1.new.id}", "refers to data.kubernetes_namespace_v1.new, which"],
    [
      "${kubernetes_namespace_v1.a.metadata[0].nam}",
      "refers to kubernetes_namespace_v1.a, which has no 'nam'",
    ],
    ["${kubernetes_namespace_v1.a.spec}", "which has no 'spec'"],
    ["${kubernetes_namespace_v1.a.id.length}", "which has no 'length'"],
    ["${helm_release.r.metadata.revison}", "which has no 'revison'"],
    ['${upper("x ${kubernetes_namespace_v1.gone.id}")}', "refers to kubernetes_namespace_v1.gone"],
    ["${var.list[kubernetes_namespace_v1.gone.id]}", "refers to kubernetes_namespace_v1.gone"],
    ["$${a}${kubernetes_namespace_v1.gone.id}", "refers to kubernetes_namespace_v1.gone"],
  ])("leads nowhere: %s", (value, words) => {
    expect(check(value)).toEqual([expect.stringContaining(words)]);
  });

  test("is found in lists, in maps and in keys", () => {
    const gone = "${kubernetes_namespace_v1.gone.id}";
    expect(check([{ a: gone }, { [gone]: "x" }])).toHaveLength(2);
  });

  test("is checked in what a resource waits for", () => {
    expect(check("", ["kubernetes_namespace_v1.a", "data.kubernetes_namespace_v1.old", "module.m"])).toEqual(
      [],
    );
    expect(check("", ["kubernetes_namespace_v1.z"])).toEqual([
      expect.stringContaining("helm_release.r: depends_on[0]: refers to kubernetes_namespace_v1.z"),
    ]);
    expect(check("", ["nonsense"])).toEqual([expect.stringContaining("'nonsense' is no address")]);
  });
});
