import { jsonAt } from "../../rehearsal/providers/kubernetes/conversion/json";
import { configMap, Known, rendered, StackConfiguration } from "../support/rendered";

const BACKEND = { bucket: "states", key: "below.tfstate" };

const below = (value: string): StackConfiguration => ({
  terraform: { backend: { s3: { ...BACKEND, encrypt: true } } },
  resource: { example_disk: { Main_Disk: { size: 7, label: "disk", nested: { name: "inner" } } } },
  output: { shared: { value } },
});

const above = (text: string): StackConfiguration => ({
  ...configMap({ text }),
  data: { terraform_remote_state: { below: { backend: "s3", config: BACKEND } } },
});

const SHARED = "${data.terraform_remote_state.below.outputs.shared}";

async function textOf(stacks: Record<string, StackConfiguration>, known?: Known) {
  const { objects, placeholders } = await rendered(stacks, known);
  return { text: jsonAt(objects[0]?.object, "data", "text"), placeholders };
}

const crossed = (output: string, text = SHARED, known?: Known) =>
  textOf({ below: below(output), above: above(text) }, known);

describe("what a text refers to", () => {
  test.each([
    ["a text", "${example_disk.Main_Disk.label}", "disk"],
    ["a number", "${example_disk.Main_Disk.size}", "7"],
    ["something in a block that appears once", "${example_disk.Main_Disk.nested[0].name}", "inner"],
  ])("is configured: %s", async (_, output, expected) => {
    expect(await crossed(output)).toEqual({ text: expected, placeholders: [] });
  });

  test("is known only after an apply, and is named by a placeholder that no name server resolves", async () => {
    const text = "id.main-disk.example-disk.known-after-apply.invalid";
    const expression = "example_disk.Main_Disk.id";
    expect(await crossed("${example_disk.Main_Disk.id}")).toEqual({
      text,
      placeholders: [{ text, stack: "below", expression }],
    });
  });

  test("stands inside of a longer text", async () => {
    const { text } = await crossed("${example_disk.Main_Disk.id}", `https://${SHARED}/a/$\${b}`);
    expect(text).toBe("https://id.main-disk.example-disk.known-after-apply.invalid/a/${b}");
  });

  test("is an expression that only Terraform computes", async () => {
    const { text, placeholders } = await crossed("${upper(example_disk.Main_Disk.label)}");
    expect(text).toBe("expression-1.known-after-apply.invalid");
    expect(placeholders).toEqual([
      { text, stack: "below", expression: "upper(example_disk.Main_Disk.label)" },
    ]);
  });

  test("is an output that refers to itself", async () => {
    const round = { ...below(SHARED), data: above("")["data"] };
    const { text } = await textOf({ below: round, above: above(SHARED) });
    expect(text).toBe("expression-1.known-after-apply.invalid");
  });

  test("is an output that an apply has told", async () => {
    const known = { outputs: { shared: "disk-123" } };
    expect(await crossed("${example_disk.Main_Disk.id}", SHARED, known)).toEqual({
      text: "disk-123",
      placeholders: [],
    });
  });

  test("stays a placeholder when the attribute is secret, whatever an apply has told", async () => {
    const known = {
      outputs: { shared: "hunter2" },
      isSecret: (type: string, attribute: string) => type === "example_disk" && attribute === "password",
    };
    const { text } = await crossed("${example_disk.Main_Disk.password}", SHARED, known);
    expect(text).toBe("password.main-disk.example-disk.known-after-apply.invalid");
  });

  test("is in the state of a stack that is not there", async () => {
    const { placeholders } = await textOf({ above: above(SHARED) });
    expect(placeholders).toEqual([
      {
        text: "outputs-shared.below.terraform-remote-state.data.known-after-apply.invalid",
        stack: "above",
        expression: "data.terraform_remote_state.below.outputs.shared",
      },
    ]);
  });

  test("is read from the stack that keeps its state there, not from one of the same outputs", async () => {
    const other = {
      ...below("${example_disk.Main_Disk.id}"),
      terraform: { backend: { s3: { bucket: "others" } } },
    };
    const right = below("${example_disk.Main_Disk.label}");
    expect((await textOf({ other, right, above: above(SHARED) })).text).toBe("disk");
  });

  test("gets one placeholder however often it is used", async () => {
    const { objects, placeholders } = await rendered({
      below: below("${example_disk.Main_Disk.id}"),
      above: { ...above(SHARED), ...configMap({ a: SHARED, b: SHARED }) },
    });
    expect([objects[0]?.placeholders.length, placeholders.length]).toEqual([1, 1]);
  });
});
