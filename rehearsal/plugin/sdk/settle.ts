import { AttributeSchema, BlockSchema } from "../schema";
import { isListValue, isObjectValue, ObjectValue, UNKNOWN, Value } from "../value";
import { PartialState, UnsetValue } from "./behaviour";
import { elementType, emptyValue, kindOf } from "./values";

const COLLECTIONS: ReadonlySet<string> = new Set(["list", "set", "map"]);

/**
 * Makes a whole state of what a behaviour returns: what it left out comes from `base`, and what is still
 * unknown then becomes the empty value of its type, or null at the top of the resource when `unset` says so.
 */
export function settle(
  partial: PartialState,
  base: ObjectValue | null,
  block: BlockSchema,
  unset: UnsetValue = "empty",
): ObjectValue {
  const result: Record<string, Value> = {};
  for (const [name, attribute] of block.attributes) {
    const value = partial[name] ?? (name in partial ? null : (base?.[name] ?? null));
    result[name] = attribute.writeOnly ? null : known(value, attribute, unset);
  }
  for (const [name, nested] of block.blocks) {
    const value = name in partial ? partial[name] : base?.[name];
    const inner = nested.block;
    if (nested.nesting === "list" || nested.nesting === "set") {
      result[name] = isListValue(value) ? value.map((each) => settleElement(each, inner)) : [];
    } else {
      result[name] = isObjectValue(value) ? settle(value, null, inner) : null;
    }
  }
  return result;
}

function settleElement(value: Value, block: BlockSchema): ObjectValue {
  return settle(isObjectValue(value) ? value : {}, null, block);
}

function known(value: Value, { type, computed }: AttributeSchema, unset: UnsetValue): Value {
  if (unset === "null") return value === UNKNOWN ? null : value;
  if (value === UNKNOWN) return emptyValue(type);
  // A computed collection that stays null would be planned as unknown for ever.
  if (value === null && computed && COLLECTIONS.has(kindOf(type))) return emptyValue(type);
  if (isListValue(value))
    return value.map((each) => (each === UNKNOWN ? emptyValue(elementType(type)) : each));
  return value;
}
