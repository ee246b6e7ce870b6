import { isListValue, isObjectValue, Value } from "../../../plugin/value";

/** Says whether there is nothing in a value: null, empty text, or a collection or block with nothing in it. */
export function isBlank(value: Value | undefined): boolean {
  if (value === undefined || value === null || value === "") return true;
  if (isListValue(value)) return value.length === 0;
  if (isObjectValue(value)) return Object.values(value).every(isBlank);
  return false;
}
