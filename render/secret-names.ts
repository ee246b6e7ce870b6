import { isJsonArray, isJsonObject } from "../rehearsal/cluster/json";
import { Json, JsonObject } from "../rehearsal/cluster/kubernetes-api";

/** Names of the secrets that an object refers to, sorted. */
export function secretNames(object: JsonObject): readonly string[] {
  return [...new Set(namesIn(object))].sort();
}

function namesIn(json: Json): readonly string[] {
  if (isJsonArray(json)) return json.flatMap(namesIn);
  if (!isJsonObject(json)) return [];
  return Object.entries(json).flatMap(([key, value]) => [...namedBy(key, value), ...namesIn(value)]);
}

function namedBy(key: string, value: Json): readonly string[] {
  if (key === "secretName") return text(value);
  const named = key === "imagePullSecrets" && isJsonArray(value) ? value : [];
  const references = ["secretKeyRef", "secretRef"].includes(key) ? [value] : named;
  return references.flatMap((each) => (isJsonObject(each) ? text(each["name"]) : []));
}

function text(json: Json | undefined): readonly string[] {
  return typeof json === "string" && json !== "" ? [json] : [];
}
