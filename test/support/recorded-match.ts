import { Json, JsonObject } from "../../rehearsal/cluster/kubernetes-api";

const PLACEHOLDER = /<(uid|resource_version|suffix|cluster_ip|node_port|token|ca\.crt|timestamp)>/;

/** The actual value with the recording's placeholders where they stand for it; everything else stays. */
export function withPlaceholders(actual: Json | undefined, expected: Json | undefined): Json | undefined {
  if (typeof expected === "string" && PLACEHOLDER.test(expected) && isScalar(actual)) {
    return matches(String(actual), expected) ? expected : actual;
  }
  if (Array.isArray(actual) && Array.isArray(expected)) {
    return actual.map((each, index) => withPlaceholders(each as Json, expected[index] as Json) ?? null);
  }
  if (isObject(actual) && isObject(expected)) {
    // A key that was taken out of a map is recorded as null.
    const gone = Object.entries(expected).filter(([key, each]) => each === null && !(key in actual));
    return Object.fromEntries([
      ...Object.entries(actual).map(([key, each]) => [key, withPlaceholders(each, expected[key]) ?? null]),
      ...gone,
    ]);
  }
  return actual;
}

/** Applies changes to a copy: what the recording says a value became. */
export function applied(
  json: Json,
  changes: readonly (readonly [readonly (string | number)[], Json, Json])[],
): Json {
  const copy = JSON.parse(JSON.stringify(json)) as Json;
  for (const [path, , after] of changes) {
    let at = copy as Record<string | number, Json>;
    for (const step of path.slice(0, -1)) at = at[step] as Record<string | number, Json>;
    const last = path.at(-1);
    if (last !== undefined) at[last] = after;
  }
  return copy;
}

function matches(actual: string, expected: string): boolean {
  const pattern = expected
    .split(new RegExp(PLACEHOLDER, "g"))
    .map((part, index) => (index % 2 === 1 ? "[\\s\\S]+" : part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")))
    .join("");
  return new RegExp(`^${pattern}$`).test(actual);
}

function isScalar(json: Json | undefined): boolean {
  return typeof json === "string" || typeof json === "number";
}

function isObject(json: Json | undefined): json is JsonObject {
  return typeof json === "object" && json !== null && !Array.isArray(json);
}
