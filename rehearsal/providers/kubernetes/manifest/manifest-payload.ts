import { Json } from "../../../cluster/kubernetes-api";
import { isObjectValue, ObjectValue, UNKNOWN, Value } from "../../../plugin/value";
import { computedPaths, isOneOf } from "./manifest-plan";
import { unknownToNull } from "./morph";
import { atPath, transformed } from "./object-path";
import { ObjectType } from "./object-type";
import { toJson } from "./payload";

/** What is sent: the plan, with configured values where it is not known, without what is there only for the form. */
export function manifestPayload(
  wanted: Value,
  planned: ObjectValue,
  config: ObjectValue,
  types: ObjectType,
): Json {
  const computed = computedPaths(planned);
  const filled = transformed(wanted, (path, value) =>
    value === UNKNOWN && isOneOf(computed, path) ? (atPath(planned["manifest"], path) ?? UNKNOWN) : value,
  );
  const meant = transformed(unknownToNull(filled), (path, value) => {
    if (!isObjectValue(value) || Object.values(value).some((each) => each !== null)) return value;
    return atPath(config["manifest"], path) === undefined ? null : value;
  });
  return toJson(meant, types);
}
