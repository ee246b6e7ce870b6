import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ProviderDefinition } from "../../../rehearsal/plugin/definition";
import { Provider } from "../../../rehearsal/plugin/provider";
import { readProviderSchema } from "../../../rehearsal/plugin/read-schema";
import { encodedSchema } from "../../../rehearsal/plugin/wire-schema";
import { rehearsedProject } from "../../support/rehearsed-project";
import { describeWithTerraform } from "../../support/terraform";

const FILES = ["helm", "kubernetes", "tencentcloud"];

function schemaFile(name: string): object {
  return JSON.parse(readFileSync(join(__dirname, `../../../schemas/${name}.schema.json`), "utf8"));
}

function typeless(name: string): ProviderDefinition {
  const schema = readProviderSchema(schemaFile(name));
  const { address } = schema;
  const create = (): Provider => ({
    address,
    configure: async () => [],
    resourceType: () => undefined,
    dataSourceType: () => undefined,
  });
  return { address, schema, create };
}

// Descriptions are left out of the files; Terraform prints their kind all the same.
function plain(json: unknown): unknown {
  return JSON.parse(
    JSON.stringify(json, (key, value: unknown) => (key === "description_kind" ? undefined : value)),
  );
}

describeWithTerraform("the served schemas", (binary) => {
  it("are exactly those of the files, as Terraform sees them", async () => {
    const definitions = FILES.map(typeless);
    const project = await rehearsedProject(binary, () => definitions);
    try {
      const sources = definitions.map(({ address }, index) => [FILES[index], { source: address }]);
      await project.write({ terraform: { required_providers: Object.fromEntries(sources) } });
      await project.terraform.init();
      const printed = await project.terraform.run(["providers", "schema", "-json"]);
      const { provider_schemas: schemas } = JSON.parse(printed.stdout);

      for (const [index, { address }] of definitions.entries()) {
        const expected = schemaFile(FILES[index] ?? "") as { provider_schemas: Record<string, object> };
        expect(withoutEmpty(plain(schemas[address]))).toEqual(
          withoutEmpty(expected.provider_schemas[address]),
        );
      }
    } finally {
      await project.stop();
    }
  });
});

// An absent group of attributes and an empty one are the same.
function withoutEmpty(json: unknown): unknown {
  return JSON.parse(JSON.stringify(json ?? null), (_, value: unknown) =>
    typeof value === "object" && value !== null && !Array.isArray(value) && Object.keys(value).length === 0
      ? undefined
      : value,
  );
}

describe("an encoded schema", () => {
  it("is encoded once", () => {
    const { schema } = typeless("helm");
    expect(encodedSchema(schema)).toBe(encodedSchema(schema));
  });
});
