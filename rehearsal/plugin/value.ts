/** A value that is not known before the apply. */
export const UNKNOWN: unique symbol = Symbol("unknown");

/** @see UNKNOWN */
export type Unknown = typeof UNKNOWN;

/**
 * A Terraform value as the protocol carries it: an object has every attribute and block of its schema, null
 * when absent; list and set blocks are arrays; single blocks are objects or null.
 */
export type Value = null | string | number | boolean | Unknown | readonly Value[] | ObjectValue;

/** A Terraform object or map. */
export interface ObjectValue {
  readonly [name: string]: Value;
}

/** Says whether a value is an object or a map. */
export function isObjectValue(value: Value | undefined): value is ObjectValue {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Says whether a value is a list, a set or a tuple. */
export function isListValue(value: Value | undefined): value is readonly Value[] {
  return Array.isArray(value);
}

/** Says whether a value, or anything inside it, is unknown. */
export function hasUnknown(value: Value): boolean {
  if (value === UNKNOWN) return true;
  if (isListValue(value)) return value.some(hasUnknown);
  if (isObjectValue(value)) return Object.values(value).some(hasUnknown);
  return false;
}
