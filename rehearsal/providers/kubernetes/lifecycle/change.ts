import { Json, JsonObject } from "../../../cluster/kubernetes-api";
import { isEquivalent } from "../../../plugin/sdk/normalize";
import { isListValue, isObjectValue, ObjectValue, Value } from "../../../plugin/value";
import { jsonAt } from "../conversion/json";

/** An update in place: the resource before and as planned, and the API object that the plan amounts to. */
export interface Change {
  readonly prior: ObjectValue;
  readonly planned: ObjectValue;

  /** The configuration; write-only values are in it alone. */
  readonly config: ObjectValue;

  /** The object as it would be sent if it were created now. */
  readonly object: JsonObject;
}

/** The value at a path of attribute names and indexes; null when there is none. */
export function valueAt(value: Value, path: string): Value {
  return path.split(".").reduce<Value>((at, step) => {
    if (isListValue(at)) return at[Number(step)] ?? null;
    return isObjectValue(at) ? (at[step] ?? null) : null;
  }, value);
}

/** Says whether what is at a path differs, in the eyes of the SDK, to which null and empty are the same. */
export function isChanged(change: Change, path: string): boolean {
  return !isEquivalent(valueAt(change.prior, path), valueAt(change.planned, path));
}

/** What the planned object has at a JSON pointer. */
export function plannedJson(change: Change, pointer: string): Json | undefined {
  const steps = pointer.split("/").slice(1);
  return jsonAt(change.object, ...steps.map((step) => (/^\d+$/.test(step) ? Number(step) : step)));
}
