import { isJsonArray, isJsonObject } from "../cluster/json";
import { Json, JsonObject } from "../cluster/kubernetes-api";

export { isJsonArray, isJsonObject };
export type { Json, JsonObject };

/** The value at a path below an object, or undefined. */
export function at(value: Json | undefined, ...path: readonly string[]): Json | undefined {
  let found = value;
  for (const name of path) found = isJsonObject(found) ? found[name] : undefined;
  return found;
}

/** The text at a path below an object, or undefined when there is none. */
export function textAt(value: Json | undefined, ...path: readonly string[]): string | undefined {
  const found = at(value, ...path);
  return typeof found === "string" ? found : undefined;
}

/** The entries of the array at a path below an object; none when there is no array. */
export function listAt(value: Json | undefined, ...path: readonly string[]): readonly Json[] {
  const found = at(value, ...path);
  return isJsonArray(found) ? found : [];
}
