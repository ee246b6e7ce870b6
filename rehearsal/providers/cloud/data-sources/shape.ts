import { AttributeType } from "../../../plugin/attribute-type";
import { elementType, emptyValue } from "../../../plugin/sdk/values";
import { isListValue, isObjectValue, Value } from "../../../plugin/value";

/** Fits a value to a type: attributes that are not there become empty, others are left out. */
export function shaped(type: AttributeType, value: Value | undefined): Value {
  if (value === undefined || value === null) return emptyValue(type);
  if (typeof type === "string") return type === "string" ? String(value) : value;
  if (type[0] === "object") {
    const from = isObjectValue(value) ? value : {};
    return Object.fromEntries(
      Object.entries(type[1]).map(([name, inner]) => [name, shaped(inner, from[name])]),
    );
  }
  if (type[0] === "map") return isObjectValue(value) ? value : {};
  return isListValue(value) ? value.map((each) => shaped(elementType(type), each)) : emptyValue(type);
}
