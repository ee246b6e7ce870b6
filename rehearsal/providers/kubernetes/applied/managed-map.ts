import { Json, JsonObject } from "../../../cluster/kubernetes-api";
import { isObjectValue, ObjectValue, Value } from "../../../plugin/value";
import { jsonAt, objectOf } from "../conversion/json";
import { ownedFields } from "../discovery";

/** The entries of a map in an object that are configured, or owned by the resource's field manager. */
export function managedEntries(
  object: JsonObject,
  resource: ObjectValue,
  attribute: string,
  path: readonly string[],
): JsonObject {
  const manager = String(resource["field_manager"] ?? "");
  const owned = ownedFields(object, manager).map((fields) =>
    objectOf(jsonAt(fields, ...path.map((step) => `f:${step}`))),
  );
  const configured = mapOf(resource[attribute]);
  return Object.fromEntries(
    Object.entries(objectOf(jsonAt(object, ...path))).filter(
      ([key]) => key in configured || owned.some((fields) => `f:${key}` in fields),
    ),
  );
}

/** A map of the resource as it is sent. */
export function mapOf(value: Value | undefined): Readonly<Record<string, Json>> {
  const map = isObjectValue(value) ? value : {};
  return Object.fromEntries(
    Object.entries(map).map(([key, each]) => [key, each === null ? "" : String(each)]),
  );
}
