import { AttributeType } from "./attribute-type";
import { isListValue, isObjectValue, Value } from "./value";

// A value of type "dynamic" travels with its type. Providers hand such values through untouched, and Terraform
// compares types too, so the type a value came with is remembered for as long as the value itself lives.
const declared = new WeakMap<object, AttributeType>();

/** Remembers the type with which a list or an object came; other values carry theirs in themselves. */
export function rememberType(value: Value, type: AttributeType): void {
  if (typeof value === "object" && value !== null) declared.set(value, type);
}

/** The type with which a value came or, for a value made here, the one that a literal of its form has. */
export function dynamicTypeOf(value: Value): AttributeType {
  if (typeof value === "object" && value !== null) {
    const known = declared.get(value);
    if (known !== undefined) return known;
  }
  if (typeof value === "string") return "string";
  if (typeof value === "number") return "number";
  if (typeof value === "boolean") return "bool";
  if (isListValue(value)) return ["tuple", value.map(dynamicTypeOf)];
  if (isObjectValue(value)) {
    return [
      "object",
      Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, dynamicTypeOf(inner)])),
    ];
  }
  return "dynamic";
}
