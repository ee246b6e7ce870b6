import { AttributeType } from "../attribute-type";
import { AttributeSchema, BlockSchema } from "../schema";
import { isListValue, isObjectValue, ObjectValue, UNKNOWN, Value } from "../value";

/** The element type of a list, set or map; "string" for everything else. */
export function elementType(type: AttributeType | undefined): AttributeType {
  if (Array.isArray(type) && (type[0] === "list" || type[0] === "set" || type[0] === "map")) return type[1];
  return "string";
}

/** The kind of a type: the name of a primitive, or what the first member of a complex one says. */
export function kindOf(type: AttributeType | undefined): string {
  return typeof type === "string" ? type : (type?.[0] ?? "string");
}

/** What an API answers for an attribute that it has nothing to say about. */
export function emptyValue(type: AttributeType | undefined): Value {
  switch (kindOf(type)) {
    case "string":
      return "";
    case "number":
      return 0;
    case "bool":
      return false;
    case "list":
    case "set":
      return [];
    case "map":
      return {};
    default:
      return null;
  }
}

/** Says whether the plugin SDK takes a value for not set: null, "", 0, false, or nothing in it. */
export function isZero(value: Value | undefined): boolean {
  if (value === undefined || value === null || value === "" || value === 0 || value === false) return true;
  if (isListValue(value)) return value.length === 0;
  return isObjectValue(value) && Object.keys(value).length === 0;
}

/** A block with every attribute null and no nested blocks. */
export function emptyBlock(block: BlockSchema): ObjectValue {
  const object: Record<string, Value> = {};
  for (const name of block.attributes.keys()) object[name] = null;
  for (const [name, { nesting }] of block.blocks) {
    object[name] = nesting === "list" || nesting === "set" ? [] : nesting === "map" ? {} : null;
  }
  return object;
}

/** Text that is the same for values that the SDK holds for the same: numbers and booleans count as text. */
export function textOf(value: Value): string {
  if (value === UNKNOWN) return "\u0000unknown";
  if (isListValue(value)) return `[${value.map(textOf).join("\u0001")}]`;
  if (isObjectValue(value)) {
    const members = Object.keys(value).sort();
    return `{${members.map((name) => `${name}\u0002${textOf(value[name] ?? null)}`).join("\u0001")}}`;
  }
  return value === null ? "" : String(value);
}

function attributeKey(value: Value, attribute: AttributeSchema): string {
  const empty = emptyValue(attribute.type);
  const kind = kindOf(attribute.type);
  if (kind === "set" && isListValue(value)) return textOf([...value].map(textOf).sort());
  return textOf(value ?? empty);
}

/**
 * The identity of a set's element: equal for elements that the SDK hashes to the same code. Only what a user
 * can configure counts, and nothing set counts as the empty value.
 */
export function elementKey(value: Value, block: BlockSchema): string {
  if (!isObjectValue(value)) return textOf(value);
  const own = [...block.attributes].filter(([, { required, optional }]) => required || optional);
  const counted = own.length > 0 || block.blocks.size > 0 ? own : [...block.attributes];
  const attributes = counted.map(
    ([name, attribute]) => `${name}=${attributeKey(value[name] ?? null, attribute)}`,
  );
  const blocks = [...block.blocks].map(([name, nested]) => {
    const inner = value[name];
    const keys = isListValue(inner)
      ? inner.map((element) => elementKey(element, nested.block))
      : [textOf(inner ?? null)];
    return `${name}=(${(nested.nesting === "set" ? keys.sort() : keys).join(";")})`;
  });
  return [...attributes, ...blocks].join("\u0003");
}

/** Says whether two lists have the same elements in whatever order. */
export function sameElements(
  a: readonly Value[],
  b: readonly Value[],
  key: (value: Value) => string,
): boolean {
  if (a.length !== b.length) return false;
  const keysOfA = a.map(key).sort();
  const keysOfB = b.map(key).sort();
  return keysOfA.every((each, index) => each === keysOfB[index]);
}
