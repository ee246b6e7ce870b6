import { readAttributeType } from "../../../rehearsal/plugin/attribute-type";
import { readProviderSchema } from "../../../rehearsal/plugin/read-schema";

const address = "registry.terraform.io/example/toy";

function wrapped(provider: unknown): unknown {
  return { provider_schemas: { [address]: provider } };
}

function withAttribute(attribute: unknown): unknown {
  return wrapped({
    resource_schemas: { toy_disk: { version: 2, block: { attributes: { size: attribute } } } },
  });
}

describe("reading a provider schema", () => {
  it("knows the flags, the types and the version", () => {
    const flags = { optional: true, computed: true, sensitive: true, write_only: true, deprecated: true };
    const schema = readProviderSchema(withAttribute({ type: ["list", "string"], ...flags }));

    expect(schema.address).toBe(address);
    expect(schema.resources.get("toy_disk")?.version).toBe(2);
    expect(schema.resources.get("toy_disk")?.block.attributes.get("size")).toEqual({
      type: ["list", "string"],
      required: false,
      optional: true,
      computed: true,
      sensitive: true,
      writeOnly: true,
      deprecated: true,
    });
  });

  it("chooses a provider among several by its address", () => {
    const both = { provider_schemas: { [address]: {}, other: {} } };
    expect(readProviderSchema(both, "other").address).toBe("other");
    expect(() => readProviderSchema(both)).toThrow(
      `name one of the providers of the schema: ${address}, other`,
    );
  });

  it.each([
    ["is no object", "text", 'schema: expected an object, got "text"'],
    ["has no provider", { provider_schemas: {} }, "name one of the providers of the schema: none"],
    ["has an unknown type", withAttribute({ type: "text" }), 'not a Terraform type: "text"'],
    [
      "has an unknown nesting",
      withAttribute({ nested_type: { nesting_mode: "heap" } }),
      'resource_schemas.toy_disk.size: expected single, list, set, map, got "heap"',
    ],
    [
      "has a version that is no number",
      wrapped({ provider: { version: "1" } }),
      'provider.version: expected a whole number, got "1"',
    ],
  ])("fails when it %s", (_, json, message) => {
    expect(() => readProviderSchema(json)).toThrow(message);
  });

  it.each([["list"], [["list"]], [["heap", "string"]], [["object", "string"]], [["tuple", "string"]]])(
    "fails when a type reads %j",
    (type) => {
      expect(() => readAttributeType(type)).toThrow(`not a Terraform type: ${JSON.stringify(type)}`);
    },
  );
});
