import { BlockSchema } from "../../rehearsal/plugin/schema";
import { isListValue, isObjectValue, UNKNOWN, Value } from "../../rehearsal/plugin/value";
import { kindOf, textOf } from "../../rehearsal/plugin/sdk/values";

/** A value to compare: sets sorted, unknowns readable, every attribute there. */
export function canonical(value: Value, block: BlockSchema): unknown {
  if (!isObjectValue(value)) return readable(value);
  const result: Record<string, unknown> = {};
  for (const [name, { type }] of block.attributes) {
    const inner = value[name] ?? null;
    result[name] =
      kindOf(type) === "set" && isListValue(inner) ? inner.map(readable).sort() : readable(inner);
  }
  for (const [name, nested] of block.blocks) {
    const inner = value[name] ?? null;
    if (!isListValue(inner)) {
      result[name] = isObjectValue(inner) ? canonical(inner, nested.block) : readable(inner);
      continue;
    }
    const elements =
      nested.nesting === "set" ? [...inner].sort((a, b) => (textOf(a) < textOf(b) ? -1 : 1)) : inner;
    result[name] = elements.map((each) => canonical(each, nested.block));
  }
  return result;
}

function readable(value: Value): unknown {
  if (value === UNKNOWN) return "(unknown)";
  if (isListValue(value)) return value.map(readable);
  if (isObjectValue(value))
    return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, readable(v)]));
  return value;
}
