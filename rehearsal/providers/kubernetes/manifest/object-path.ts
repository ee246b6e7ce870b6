import { isListValue, isObjectValue, Value } from "../../../plugin/value";

/** Steps into an object: names and keys are texts, indexes are numbers. */
export type ObjectPath = readonly (string | number)[];

/** The path as messages show it: `spec.ports[0].name`, keys of maps like names. */
export function shownPath(path: ObjectPath): string {
  return path.reduce<string>(
    (shown, step) =>
      typeof step === "number" ? `${shown}[${step}]` : shown === "" ? step : `${shown}.${step}`,
    "",
  );
}

/** What is at a path; undefined when the path leads nowhere. */
export function atPath(value: Value | undefined, path: ObjectPath): Value | undefined {
  return path.reduce<Value | undefined>((at, step) => {
    if (isListValue(at) && typeof step === "number") return at[step];
    return isObjectValue(at) && typeof step === "string" && Object.hasOwn(at, step) ? at[step] : undefined;
  }, value);
}

/**
 * Reads a path such as `metadata.labels` or `data["k"]`, as `computed_fields` and `wait` have it.
 *
 * @returns undefined when it is not one
 */
export function parsePath(text: string): ObjectPath | undefined {
  const steps: (string | number)[] = [];
  let rest = text;
  while (rest !== "") {
    const match = /^(?:(\.?)([A-Za-z_][\w-]*)|\["([^"]*)"\]|\[(\d+)\])/.exec(rest);
    if (!match) return undefined;
    const [whole, dot, name, key, index] = match;
    if (name !== undefined && (dot === "") !== (steps.length === 0)) return undefined;
    steps.push(name ?? key ?? Number(index));
    rest = rest.slice(whole.length);
  }
  return steps.length > 0 ? steps : undefined;
}

/** Changes every part of a value, the innermost first. */
export function transformed(
  value: Value,
  change: (path: ObjectPath, value: Value) => Value,
  path: ObjectPath = [],
): Value {
  if (isListValue(value)) {
    return change(
      path,
      value.map((each, index) => transformed(each, change, [...path, index])),
    );
  }
  if (isObjectValue(value)) {
    const members = Object.entries(value).map(([name, each]) => [
      name,
      transformed(each, change, [...path, name]),
    ]);
    return change(path, Object.fromEntries(members));
  }
  return change(path, value);
}
