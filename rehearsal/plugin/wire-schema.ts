import { encodeSchemaResponse } from "./protocol";
import { AttributeSchema, BlockSchema, Nesting, ProviderSchema, ResourceSchema } from "./schema";

const BLOCK_NESTING: Readonly<Record<Nesting, number>> = { single: 1, list: 2, set: 3, map: 4, group: 5 };
const OBJECT_NESTING = { single: 1, list: 2, set: 3, map: 4 } as const;

const encoded = new WeakMap<ProviderSchema, Buffer>();

/** The answer to GetProviderSchema in bytes; encoded once for each schema. */
export function encodedSchema(schema: ProviderSchema): Buffer {
  const known = encoded.get(schema);
  if (known) return known;
  const bytes = encodeSchemaResponse({
    provider: wireResource(schema.provider),
    resource_schemas: wireMap(schema.resources),
    data_source_schemas: wireMap(schema.dataSources),
    server_capabilities: { plan_destroy: true, get_provider_schema_optional: true },
  });
  encoded.set(schema, bytes);
  return bytes;
}

function wireMap(resources: ReadonlyMap<string, ResourceSchema>): object {
  return Object.fromEntries([...resources].map(([name, resource]) => [name, wireResource(resource)]));
}

function wireResource({ version, block }: ResourceSchema): object {
  return { version, block: wireBlock(block) };
}

function wireBlock({ attributes, blocks, deprecated }: BlockSchema): object {
  return {
    attributes: wireAttributes(attributes),
    block_types: [...blocks].map(([name, { nesting, block, minItems, maxItems }]) => ({
      type_name: name,
      block: wireBlock(block),
      nesting: BLOCK_NESTING[nesting],
      min_items: minItems,
      max_items: maxItems,
    })),
    deprecated,
  };
}

function wireAttributes(attributes: ReadonlyMap<string, AttributeSchema>): readonly object[] {
  return [...attributes].map(([name, attribute]) => {
    const { type, nested, required, optional, computed, sensitive, writeOnly, deprecated } = attribute;
    return {
      name,
      ...(type !== undefined && { type: Buffer.from(JSON.stringify(type)) }),
      ...(nested && {
        nested_type: {
          attributes: wireAttributes(nested.attributes),
          nesting: OBJECT_NESTING[nested.nesting],
        },
      }),
      required,
      optional,
      computed,
      sensitive,
      deprecated,
      write_only: writeOnly,
    };
  });
}
