import { Json, JsonObject } from "../../../cluster/kubernetes-api";
import { AttributeType } from "../../../plugin/attribute-type";
import { AttributeSchema, BlockSchema } from "../../../plugin/schema";
import { emptyBlock } from "../../../plugin/sdk/values";
import { isListValue, ObjectValue, Value } from "../../../plugin/value";
import { apiName, pluralApiName } from "./api-name";
import { isBlank } from "./blank";
import { blockApiName } from "./expand";
import { isJsonArray, isJsonObject, objectOf } from "./json";
import { FieldRule, FlattenContext, Shape } from "./shape";

/**
 * Turns an API object into a block of the state. What the object does not have gets the zero value of its type,
 * as the provider's SDK fills in every block that it writes; a block with nothing in it stays as it is.
 */
export function flattenBlock(
  schema: BlockSchema,
  shape: Shape,
  json: JsonObject,
  context: FlattenContext,
): ObjectValue {
  const set = flattenFields(schema, shape, json, context);
  return { ...(Object.keys(set).length > 0 ? zeroBlock(schema) : emptyBlock(schema)), ...set };
}

/** As {@link flattenBlock}, with nothing in place of what the API object does not have. */
export function flattenFields(
  schema: BlockSchema,
  shape: Shape,
  json: JsonObject,
  context: FlattenContext,
): ObjectValue {
  const object = shape.prepared?.(json, context) ?? json;
  const values: Record<string, Value> = {};
  const put = (name: string, value: Value | undefined) => {
    if (value !== undefined) values[name] = value;
  };
  for (const [name, attribute] of schema.attributes) {
    const rule = shape.fields?.[name] ?? {};
    put(name, flattenField(rule, name, attribute, object, context));
  }
  for (const [name, nested] of schema.blocks) {
    const rule = shape.fields?.[name] ?? {};
    if (rule.read === "never") continue;
    const inner = object[rule.api ?? blockApiName(name, nested, rule)];
    put(
      name,
      rule.flatten
        ? rule.flatten(inner, object, context)
        : flattenElements(nested.block, rule, inner, context),
    );
  }
  return values;
}

/** What a block holds when nothing is known of it. */
export function zeroBlock(schema: BlockSchema): ObjectValue {
  return Object.fromEntries([
    ...[...schema.attributes].map(([name, attribute]) => [name, zeroOf(attribute.type ?? "string")]),
    ...[...schema.blocks].map(([name]) => [name, []]),
  ]);
}

function flattenField(
  rule: FieldRule,
  name: string,
  attribute: AttributeSchema,
  object: JsonObject,
  context: FlattenContext,
): Value | undefined {
  if (rule.read === "never") return undefined;
  const type = attribute.type ?? "string";
  const json = object[rule.api ?? nameOf(name, type, object)];
  if (rule.flatten) return rule.flatten(json, object, context);
  const element = elementBlock(type);
  if (element) return flattenElements(element, rule, json, context);
  if (json === undefined || json === null) return undefined;
  return rule.codec ? rule.codec.flatten(json) : plainValue(json);
}

/** A computed list of objects has no limit in its schema: the API's own name tells whether it is repeated. */
function nameOf(name: string, type: AttributeType, object: JsonObject): string {
  const single = apiName(name);
  return elementBlock(type) && !(single in object) ? pluralApiName(name) : single;
}

function flattenElements(
  schema: BlockSchema,
  rule: FieldRule,
  json: Json | undefined,
  context: FlattenContext,
): Value | undefined {
  if (json === undefined || json === null) return undefined;
  const shape = rule.shape ?? {};
  if (rule.read === "filled" && isBlank(flattenFieldsOf(schema, shape, json, context))) return [];
  const elements = isJsonArray(json) ? json : [json];
  return elements.map((element) => flattenBlock(schema, shape, objectOf(element), context));
}

function flattenFieldsOf(schema: BlockSchema, shape: Shape, json: Json, context: FlattenContext): Value {
  const elements = isJsonArray(json) ? json : [json];
  return elements
    .map((element) => flattenFields(schema, shape, objectOf(element), context))
    .filter((e) => Object.keys(e).length > 0);
}

/** The block that a list of objects amounts to, when the type is one. */
function elementBlock(type: AttributeType): BlockSchema | undefined {
  if (typeof type === "string" || (type[0] !== "list" && type[0] !== "set")) return undefined;
  const inner = type[1];
  if (typeof inner === "string" || inner[0] !== "object") return undefined;
  const flags = {
    required: false,
    optional: true,
    computed: true,
    sensitive: false,
    writeOnly: false,
    deprecated: false,
  };
  const members = Object.entries<AttributeType>(Object(inner[1]));
  return {
    attributes: new Map(members.map(([name, member]) => [name, { type: member, ...flags }])),
    blocks: new Map(),
    deprecated: false,
  };
}

function plainValue(json: Json): Value {
  if (isJsonArray(json)) return json.map(plainValue);
  if (isJsonObject(json))
    return Object.fromEntries(Object.entries(json).map(([key, v]) => [key, plainValue(v)]));
  return json;
}

function zeroOf(type: AttributeType): Value {
  if (type === "string") return "";
  if (type === "number") return 0;
  if (type === "bool") return false;
  if (type === "dynamic") return null;
  return type[0] === "map" || type[0] === "object" ? {} : [];
}

/** The first element of a block that appears once. */
export function onlyElement(value: Value | undefined): Value | undefined {
  return isListValue(value) ? value[0] : undefined;
}
