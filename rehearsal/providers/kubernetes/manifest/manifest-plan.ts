import { isDeepStrictEqual } from "node:util";
import { PlanRequest } from "../../../plugin/provider";
import { isListValue, ObjectValue, UNKNOWN, Value } from "../../../plugin/value";
import { ProviderError } from "../provider-error";
import { atPath, ObjectPath, parsePath, transformed } from "./object-path";

const USUALLY_COMPUTED: readonly ObjectPath[] = [
  ["metadata", "annotations"],
  ["metadata", "labels"],
];

/** Paths that the API server may change as it likes. @throws ProviderError when one cannot be read. */
export function computedPaths(resource: ObjectValue): readonly ObjectPath[] {
  const configured = resource["computed_fields"];
  if (!isListValue(configured)) return USUALLY_COMPUTED;
  return configured.flatMap((text) => {
    if (typeof text !== "string") return [];
    const path = parsePath(text);
    if (!path) {
      throw new ProviderError(
        `[computed_fields] cannot parse field path element: ${text}`,
        `invalid field path ${JSON.stringify(text)}`,
      );
    }
    return [path];
  });
}

/** Says whether a path is one of these. */
export function isOneOf(paths: readonly ObjectPath[], path: ObjectPath): boolean {
  return paths.some((each) => isDeepStrictEqual(each, path));
}

/** The planned object of a manifest that is to be created. */
export function createdObject(completed: Value, computed: readonly ObjectPath[]): Value {
  return transformed(completed, (path, value) => (isOneOf(computed, path) ? UNKNOWN : value));
}

/** The planned object of a manifest that exists: what it does not say stays as it is. */
export function updatedObject(
  completed: Value,
  computed: readonly ObjectPath[],
  request: PlanRequest,
): Value {
  const { prior, proposed } = request;
  const before = prior?.["object"];
  return transformed(completed, (path, value) => {
    const was = atPath(prior?.["manifest"], path);
    if (value !== UNKNOWN) {
      if (!isOneOf(computed, path)) return value;
      const now = atPath(proposed?.["manifest"], path);
      const changed = was !== undefined && now !== undefined && !isDeepStrictEqual(was, now);
      if (changed) return UNKNOWN;
      return atPath(proposed?.["object"], path) ?? value;
    }
    // What has been taken out of the manifest may get a default from the API server.
    if (was !== undefined && was !== UNKNOWN) return UNKNOWN;
    const kept = atPath(before, path);
    return kept === undefined ? UNKNOWN : kept;
  });
}
