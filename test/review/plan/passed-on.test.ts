import { readPlan } from "../../../review/plan/read-plan";
import { MaskedValue } from "../../../review/plan/value";

const OUTPUT = "cross-stack-output-toy_diskafs_id";

interface Passing {
  readonly output?: string;
  readonly attribute?: string;
  readonly value?: string;
  readonly passed?: string;
  readonly marks?: object;
  readonly literal?: string;
}

/** A plan with an output between stacks, and its value in a text somewhere else. */
function elsewhere({
  output = OUTPUT,
  attribute = "fs_id",
  value = "cfs-6020fae8",
  passed = value,
  marks = {},
  literal,
}: Passing): unknown {
  const resource = (name: string, after: object, after_sensitive = {}): object => ({
    address: `toy_disk.${name}`,
    mode: "managed",
    type: "toy_disk",
    name,
    change: { actions: ["create"], before: null, after, after_sensitive },
  });
  const constant = literal ?? `\${toy_disk.a.${attribute}}`;
  const references = [`toy_disk.a.${attribute}`, "toy_disk.a"];
  const { resources, outputs } = readPlan(
    JSON.stringify({
      format_version: "1.2",
      terraform_version: "1.11.4",
      resource_changes: [resource("a", { [attribute]: value }, marks), resource("b", { text: passed })],
      output_changes: { [output]: { actions: ["create"], after: passed, after_sensitive: true } },
      planned_values: { outputs: { [output]: { sensitive: true, value: passed } } },
      configuration: {
        root_module: { outputs: { [output]: { expression: { constant_value: constant, references } } } },
      },
    }),
  );
  expect(outputs[0]?.after).toBeInstanceOf(MaskedValue);
  return Object(resources[1]?.after).text;
}

describe("what stacks pass on to each other", () => {
  it.each(["id", "fs_id", "mount_ip", "public_domain", "intranet_endpoint", "arn", "vpcId"])(
    "is no secret when it is the %s of a resource",
    (attribute) => {
      expect(elsewhere({ attribute })).toBe("cfs-6020fae8");
    },
  );

  it.each([
    ["in the clear", {}, "cls-6020fae8"],
    ["marked by its provider", { id: true }, undefined],
  ])("is told by the state of a plan that only refreshes: %s", (_how, sensitive_values, told) => {
    const cluster = (name: string, values: object): object => ({
      ...{ address: `toy_cluster.${name}`, mode: "managed", type: "toy_cluster", name },
      ...{ values, sensitive_values },
    });
    const changed = (value: object): object => ({ ...value, note: "of cls-6020fae8" });
    const { drift } = readPlan(
      JSON.stringify({
        format_version: "1.2",
        terraform_version: "1.11.4",
        resource_drift: [
          {
            ...{ address: "toy_note.b", mode: "managed", type: "toy_note", name: "b" },
            change: { actions: ["update"], before: { size: 1 }, after: changed({ size: 2 }) },
          },
        ],
        output_changes: {
          [OUTPUT]: { actions: ["no-op"], before: "cls-6020fae8", before_sensitive: true },
        },
        prior_state: { values: { root_module: { resources: [cluster("a", { id: "cls-6020fae8" })] } } },
        configuration: {
          root_module: {
            outputs: { [OUTPUT]: { expression: { references: ["toy_cluster.a.id", "toy_cluster.a"] } } },
          },
        },
      }),
    );
    const note = Object(drift[0]?.after).note;
    expect(String(note).includes("cls-6020fae8") ? "cls-6020fae8" : undefined).toBe(told);
  });

  it.each<[string, Passing]>([
    ["its provider has marked it", { marks: { fs_id: true } }],
    ["the attribute says nothing of an id or an address", { attribute: "note" }],
    ["the attribute is that of a secret", { attribute: "secret_id" }],
    ["the resource says something else", { passed: "sw0rdfish-9000" }],
    ["the output makes something else of it", { literal: "${upper(toy_disk.a.fs_id)}" }],
    ["somebody marked an output by hand", { output: "file-system" }],
  ])("stays a secret when %s", (_why, passing) => {
    expect(elsewhere(passing)).toBeInstanceOf(MaskedValue);
  });
});
