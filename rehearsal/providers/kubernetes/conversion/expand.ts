import { Json, JsonObject } from "../../../cluster/kubernetes-api";
import { AttributeSchema, BlockSchema, NestedBlockSchema } from "../../../plugin/schema";
import { isListValue, isObjectValue, ObjectValue, Value } from "../../../plugin/value";
import { apiName, pluralApiName } from "./api-name";
import { isBlank } from "./blank";
import { blocksInSetOrder, inSetOrder } from "./set-order";
import { FieldRule, Shape } from "./shape";

/** Turns a block into the API object that the provider sends for it. */
export function expandBlock(schema: BlockSchema, shape: Shape, value: Value | undefined): JsonObject {
  const constant = shape.constant ?? {};
  if (!isObjectValue(value) || isBlank(value)) return constant;
  const fields: Record<string, Json> = { ...constant };
  for (const [name, attribute] of schema.attributes) {
    if (!attribute.optional && !attribute.required) continue;
    const rule = shape.fields?.[name] ?? {};
    put(
      fields,
      rule.api ?? apiName(name),
      expandField(rule, value, name, () => expandAttribute(attribute, rule, value[name] ?? null)),
    );
  }
  for (const [name, nested] of schema.blocks) {
    const rule = shape.fields?.[name] ?? {};
    put(
      fields,
      rule.api ?? blockApiName(name, nested, rule),
      expandField(rule, value, name, () => expandNested(nested, rule, value[name] ?? null)),
    );
  }
  return shape.expanded?.(fields, value) ?? fields;
}

/** The elements of a repeated block as the API's array. */
export function expandElements(
  nested: NestedBlockSchema,
  shape: Shape,
  value: Value | undefined,
): readonly JsonObject[] {
  const elements = isListValue(value) ? value : [];
  const ordered = nested.nesting === "set" ? blocksInSetOrder(elements, nested.block) : elements;
  return ordered.map((element) => expandBlock(nested.block, shape, element));
}

/** The name that the API gives to a nested block without a rule. */
export function blockApiName(name: string, nested: NestedBlockSchema, rule: FieldRule): string {
  return nested.maxItems === 1 || rule.single ? apiName(name) : pluralApiName(name);
}

function expandField(
  rule: FieldRule,
  block: ObjectValue,
  name: string,
  common: () => Json | undefined,
): Json | undefined {
  if (rule.send === "never") return undefined;
  return rule.expand ? rule.expand(block[name] ?? null, block) : common();
}

function expandNested(nested: NestedBlockSchema, rule: FieldRule, value: Value): Json | undefined {
  const elements = expandElements(nested, rule.shape ?? {}, value);
  if (nested.maxItems === 1 || rule.single) {
    if (elements.length > 0 && isListValue(value) && isBlank(value[0]) && rule.blank) {
      return rule.blank === "omit" ? undefined : rule.blank;
    }
    return elements[0] ?? (rule.send === "always" ? {} : undefined);
  }
  return elements.length > 0 || rule.send === "always" ? elements : undefined;
}

function expandAttribute(attribute: AttributeSchema, rule: FieldRule, value: Value): Json | undefined {
  const known = typeof value === "symbol" ? null : value;
  if (rule.codec) return known === null && rule.send !== "always" ? undefined : rule.codec.expand(known);
  const json = plainJson(attribute, rule, known);
  return rule.send === "always" || !isZero(json) ? json : undefined;
}

function plainJson(attribute: AttributeSchema, rule: FieldRule, value: Value): Json {
  const type = attribute.type ?? "string";
  const kind = Array.isArray(type) ? type[0] : type;
  if (isListValue(value))
    return (kind === "set" ? inSetOrder(value, rule.hash ?? "plain") : value).map(scalar);
  if (isObjectValue(value))
    return Object.fromEntries(Object.entries(value).map(([key, v]) => [key, scalar(v)]));
  if (value !== null) return scalar(value);
  return kind === "bool" ? false : kind === "number" ? 0 : kind === "map" ? {} : kind === "string" ? "" : [];
}

function scalar(value: Value): Json {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? value : "";
}

function isZero(json: Json): boolean {
  if (json === "" || json === 0 || json === false || json === null) return true;
  return typeof json === "object" && Object.keys(json).length === 0;
}

function put(fields: Record<string, Json>, name: string, json: Json | undefined): void {
  if (json !== undefined) fields[name] = json;
}
