import { BlockSchema } from "../schema";
import { hasUnknown, isListValue, isObjectValue, ObjectValue, UNKNOWN, Value } from "../value";
import { elementKey, isZero, kindOf, sameElements, textOf } from "./values";

/** Which step of the protocol normalises: an apply also settles null against empty. */
export type Step = "plan" | "apply";

/**
 * Settles null against empty as the plugin SDK does, which cannot tell them apart itself: the source wins, the
 * configuration's proposal when planning, the plan when applying, the state before when reading.
 */
export function normalizeNulls(target: Value, source: Value, block: BlockSchema, step: Step): Value {
  if (!isObjectValue(target) || !isObjectValue(source)) return target;
  const result: Record<string, Value> = { ...target };
  for (const [name, { type }] of block.attributes) {
    result[name] = normalizeAttribute(target[name] ?? null, source[name] ?? null, kindOf(type), step);
  }
  for (const [name, nested] of block.blocks) {
    const value = target[name] ?? null;
    const from = source[name] ?? null;
    if (from === UNKNOWN && value === null && step === "plan") result[name] = UNKNOWN;
    else if (!isListValue(value) || !isListValue(from)) continue;
    else if (nested.nesting === "set") {
      if (step === "apply" && from.length > 0 && !hasUnknown(from)) {
        const known = sameElements(value, from, (each) => elementKey(each, nested.block));
        if (known) result[name] = from;
      }
    } else if (value.length === from.length) {
      result[name] = value.map((each, i) => normalizeNulls(each, from[i] ?? null, nested.block, step));
    }
  }
  return result;
}

function normalizeAttribute(value: Value, source: Value, kind: string, step: Step): Value {
  if (source === UNKNOWN) return value === null && step === "plan" ? source : value;
  if (kind === "string") return value === null && source === "" ? source : value;
  if (kind !== "list" && kind !== "set" && kind !== "map") return value;
  if (step === "apply" && value !== UNKNOWN && isZero(value) && isZero(source)) return source;
  if (
    step === "apply" &&
    kind === "set" &&
    isListValue(source) &&
    isListValue(value) &&
    !hasUnknown(source)
  ) {
    return sameElements(value, source, textOf) ? source : value;
  }
  if (value === null && kind !== "map" && isListValue(source) && source.every((each) => each === UNKNOWN)) {
    return step === "plan" ? source : value;
  }
  return value;
}

/** Marks what the provider fills while creating and nobody configured as unknown. */
export function markUnknown(value: ObjectValue, block: BlockSchema): ObjectValue {
  const result: Record<string, Value> = { ...value };
  for (const [name, { computed, writeOnly }] of block.attributes) {
    if (computed && !writeOnly && (value[name] ?? null) === null) result[name] = UNKNOWN;
  }
  for (const [name, nested] of block.blocks) {
    const inner = value[name];
    if (isListValue(inner)) {
      result[name] = inner.map((each) => (isObjectValue(each) ? markUnknown(each, nested.block) : each));
    }
  }
  return result;
}

/** Says whether the SDK holds two values for the same: null equals the empty value of every type. */
export function isEquivalent(a: Value, b: Value): boolean {
  if (a === UNKNOWN || b === UNKNOWN) return false;
  if (isZero(a) || isZero(b)) return isZero(a) && isZero(b);
  if (isListValue(a) && isListValue(b)) {
    return a.length === b.length && a.every((each, index) => isEquivalent(each, b[index] ?? null));
  }
  if (isObjectValue(a) && isObjectValue(b)) {
    const names = new Set([...Object.keys(a), ...Object.keys(b)]);
    return [...names].every((name) => isEquivalent(a[name] ?? null, b[name] ?? null));
  }
  return String(a) === String(b);
}
