import { readAttributeType } from "./attribute-type";
import { AttributeSchema, BlockSchema, NestedBlockSchema, NestedObjectSchema } from "./schema";
import { ProviderSchema, ResourceSchema } from "./schema";

type JsonRecord = Readonly<Record<string, unknown>>;

const NESTED_OBJECTS = ["single", "list", "set", "map"] as const;
const NESTED_BLOCKS = [...NESTED_OBJECTS, "group"] as const;

/**
 * Reads what `terraform providers schema -json` prints.
 *
 * @param json the parsed JSON.
 * @param address which provider to take. @default the only one there is
 * @throws Error naming the place when the JSON is not such a schema, or has no such provider.
 */
export function readProviderSchema(json: unknown, address?: string): ProviderSchema {
  const schemas = record(record(json, "schema")["provider_schemas"], "provider_schemas");
  const chosen = address ?? onlyKey(schemas);
  const raw = record(schemas[chosen], `schema of ${chosen}`);
  return {
    address: chosen,
    provider: readResource(raw["provider"] ?? {}, "provider"),
    resources: mapOf(raw["resource_schemas"], "resource_schemas", readResource),
    dataSources: mapOf(raw["data_source_schemas"], "data_source_schemas", readResource),
  };
}

function onlyKey(schemas: JsonRecord): string {
  const [first, ...others] = Object.keys(schemas);
  if (first === undefined || others.length > 0) {
    throw new Error(`name one of the providers of the schema: ${Object.keys(schemas).join(", ") || "none"}`);
  }
  return first;
}

function readResource(json: unknown, at: string): ResourceSchema {
  const raw = record(json, at);
  return { version: count(raw["version"], `${at}.version`), block: readBlock(raw["block"] ?? {}, at) };
}

function readBlock(json: unknown, at: string): BlockSchema {
  const raw = record(json, at);
  return {
    attributes: mapOf(raw["attributes"], at, readAttribute),
    blocks: mapOf(raw["block_types"], at, readNestedBlock),
    deprecated: raw["deprecated"] === true,
  };
}

function readNestedBlock(json: unknown, at: string): NestedBlockSchema {
  const raw = record(json, at);
  return {
    nesting: oneOf(NESTED_BLOCKS, raw["nesting_mode"], at),
    block: readBlock(raw["block"] ?? {}, at),
    minItems: count(raw["min_items"], `${at}.min_items`),
    maxItems: count(raw["max_items"], `${at}.max_items`),
  };
}

function readAttribute(json: unknown, at: string): AttributeSchema {
  const raw = record(json, at);
  const flags = {
    required: raw["required"] === true,
    optional: raw["optional"] === true,
    computed: raw["computed"] === true,
    sensitive: raw["sensitive"] === true,
    writeOnly: raw["write_only"] === true,
    deprecated: raw["deprecated"] === true,
  };
  if (raw["nested_type"] !== undefined) return { nested: readNestedObject(raw["nested_type"], at), ...flags };
  return { type: readAttributeType(raw["type"]), ...flags };
}

function readNestedObject(json: unknown, at: string): NestedObjectSchema {
  const raw = record(json, at);
  return {
    nesting: oneOf(NESTED_OBJECTS, raw["nesting_mode"], at),
    attributes: mapOf(raw["attributes"], at, readAttribute),
  };
}

function mapOf<T>(json: unknown, at: string, read: (json: unknown, at: string) => T): ReadonlyMap<string, T> {
  const entries = Object.entries(record(json ?? {}, at));
  return new Map(entries.map(([name, value]) => [name, read(value, `${at}.${name}`)]));
}

function isRecord(json: unknown): json is JsonRecord {
  return typeof json === "object" && json !== null && !Array.isArray(json);
}

function record(json: unknown, at: string): JsonRecord {
  if (isRecord(json)) return json;
  throw new Error(`${at}: expected an object, got ${JSON.stringify(json)}`);
}

function count(json: unknown, at: string): number {
  if (json === undefined) return 0;
  if (typeof json === "number" && Number.isInteger(json) && json >= 0) return json;
  throw new Error(`${at}: expected a whole number, got ${JSON.stringify(json)}`);
}

function oneOf<T extends string>(allowed: readonly T[], json: unknown, at: string): T {
  const found = allowed.find((value) => value === json);
  if (found === undefined) {
    throw new Error(`${at}: expected ${allowed.join(", ")}, got ${JSON.stringify(json)}`);
  }
  return found;
}
