import { isJsonArray, isJsonObject } from "../../../cluster/json";
import { Json, JsonObject } from "../../../cluster/kubernetes-api";

export { isJsonArray, isJsonObject };

/** The object, or an empty one when there is none. */
export function objectOf(json: Json | undefined): JsonObject {
  return isJsonObject(json) ? json : {};
}

/** The elements of an array, or none when it is not one. */
export function arrayOf(json: Json | undefined): readonly Json[] {
  return isJsonArray(json) ? json : [];
}

/** The text, or an empty one when there is none. */
export function textOf(json: Json | undefined): string {
  return typeof json === "string" ? json : "";
}

/** The number, or 0 when there is none. */
export function numberOf(json: Json | undefined): number {
  return typeof json === "number" ? json : 0;
}

/** The value at a path of object keys and array indexes, if there is one. */
export function jsonAt(json: Json | undefined, ...path: readonly (string | number)[]): Json | undefined {
  return path.reduce<Json | undefined>((at, step) => {
    if (typeof step === "number") return arrayOf(at)[step];
    return objectOf(at)[step];
  }, json);
}

/** An object without the given keys. */
export function without(json: JsonObject, keys: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(json).filter(([key]) => !keys.includes(key)));
}
