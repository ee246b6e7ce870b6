import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkSynthesized, loadSchemaIndex, SchemaCheckError } from "../../synth/check-synthesized";

const SCHEMAS = join(__dirname, "../../schemas");

describe("checking what was synthesized", () => {
  let folder = "";
  const index = loadSchemaIndex(SCHEMAS);

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "check-"));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  function write(stack: string, json: object): void {
    mkdirSync(join(folder, "stacks", stack), { recursive: true });
    writeFileSync(join(folder, "stacks", stack, "cdk.tf.json"), JSON.stringify(json));
  }

  const namespace = (metadata: object) => ({ resource: { kubernetes_namespace_v1: { a: { metadata } } } });

  test("says nothing when all is well", () => {
    write("one", namespace({ name: "a" }));
    expect(() => checkSynthesized(folder, ["one"], index)).not.toThrow();
  });

  test("fails with the problems of every stack", () => {
    write("one", namespace({ nam: "a" }));
    write("two", namespace({ name: "A!" }));
    const check = () => checkSynthesized(folder, ["one", "two"], index);
    expect(check).toThrow(SchemaCheckError);
    expect(check).toThrow(
      [
        "the synthesized stacks have 2 problems:",
        "  one: kubernetes_namespace_v1.a: metadata.nam: is not known here, did you mean 'name'? (unknown-attribute)",
        `  two: kubernetes_namespace_v1.a: metadata.name: expected a name of lower-case letters, digits, '-' and '.', got "A!" (value-not-allowed)`,
      ].join("\n"),
    );
  });

  test("looks at the named stacks only", () => {
    write("one", namespace({ name: "a" }));
    write("two", namespace({ nam: "a" }));
    expect(() => checkSynthesized(folder, ["one"], index)).not.toThrow();
  });

  test("fails when the schemas are not there", () => {
    expect(() => loadSchemaIndex(folder)).toThrow(`${folder} holds no schema of a provider`);
    expect(() => loadSchemaIndex(join(folder, "nowhere"))).toThrow(/ENOENT/);
  });

  test("fails when a schema is something else", () => {
    cpSync(SCHEMAS, folder, { recursive: true });
    writeFileSync(join(folder, "helm.schema.json"), "[]");
    expect(() => loadSchemaIndex(folder)).toThrow("helm.schema.json is no provider schema");
  });

  test("fails when the facts about a provider are something else", () => {
    cpSync(SCHEMAS, folder, { recursive: true });
    writeFileSync(join(folder, "tencentcloud.facts.json"), '{"facts": []}');
    expect(() => loadSchemaIndex(folder)).toThrow("tencentcloud.facts.json holds no facts about a provider");
  });

  test.each(["[]", "null", '"text"'])("fails when a stack is no object but %s", (text) => {
    write("one", {});
    writeFileSync(join(folder, "stacks/one/cdk.tf.json"), text);
    expect(() => checkSynthesized(folder, ["one"], index)).toThrow(
      "one/cdk.tf.json is no configuration: it holds no object",
    );
  });
});
