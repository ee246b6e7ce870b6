import { AttributeType } from "../../../plugin/attribute-type";
import { Diagnostic } from "../../../plugin/provider";
import { isListValue, isObjectValue, UNKNOWN, Value } from "../../../plugin/value";
import { ObjectPath, shownPath } from "./object-path";

/** A value that does not fit its type, and everything that is said about it from the inside out. */
export class MorphError extends Error {
  public constructor(public readonly diagnostics: readonly Diagnostic[]) {
    super(diagnostics[0]?.summary);
    this.name = "MorphError";
  }

  /** The same, with what is said where the value is contained. */
  public within(summary: string, path: ObjectPath): MorphError {
    const detail = `Error (see above) at attribute:\n${shownPath(path)}`;
    return new MorphError([...this.diagnostics, { severity: "error", summary, detail }]);
  }
}

/**
 * Brings a manifest into the type of its kind: members that are not configured become null.
 *
 * @throws MorphError in the provider's words when that cannot be.
 */
export function morph(value: Value, type: AttributeType, path: ObjectPath): Value {
  if (value === UNKNOWN || value === null || type === "dynamic") return value;
  if (isListValue(value)) return morphList(value, type, path);
  if (isObjectValue(value)) return morphObject(value, type, path);
  if (typeof value === "symbol") return value;
  return morphScalar(value, type, path);
}

function morphList(value: readonly Value[], type: AttributeType, path: ObjectPath): Value {
  if (typeof type === "string" || type[0] === "map" || type[0] === "object") {
    throw mismatch("Cannot transform Tuple value into unsupported type", type, "Tuple", path);
  }
  const elementAt = (index: number): AttributeType =>
    type[0] === "tuple" ? (type[1][index] ?? type[1][0] ?? "dynamic") : type[1];
  return value.map((each, index) =>
    inside(
      [...path, index],
      type[0] === "tuple" ? "Tuple element into Tuple element type" : "Tuple element into List element type",
      path,
      () => morph(each, elementAt(index), [...path, index]),
    ),
  );
}

function morphObject(value: Readonly<Record<string, Value>>, type: AttributeType, path: ObjectPath): Value {
  if (typeof type === "string" || type[0] === "list" || type[0] === "set" || type[0] === "tuple") {
    throw mismatch("Failed to transform Object into unsupported type", type, "Object", path);
  }
  if (type[0] !== "object") {
    const entries = Object.entries(value).map(([key, each]) => [
      key,
      inside([...path, key], "Object element into Map element type", path, () =>
        morph(each, type[1], [...path, key]),
      ),
    ]);
    return Object.fromEntries(entries);
  }
  const members = Object.entries<AttributeType>(type[1]);
  const unknown = Object.keys(value).filter((name) => !(name in type[1]));
  if (unknown.length > 0) {
    throw new MorphError(
      unknown.map((name) => ({
        severity: "warning",
        summary: "Attribute not found in schema",
        detail: `Unable to find schema type for attribute:\n${shownPath([...path, name])}`,
      })),
    );
  }
  return Object.fromEntries(
    members.map(([name, member]) => [
      name,
      inside([...path, name], "Object element into Object element type", path, () =>
        morph(value[name] ?? null, member, [...path, name]),
      ),
    ]),
  );
}

function morphScalar(value: string | number | boolean, type: AttributeType, path: ObjectPath): Value {
  const error = (summary: string, problem: string) =>
    new MorphError([
      { severity: "error", summary, detail: `Error: ${problem}\n...at attribute:\n${shownPath(path)}` },
    ]);
  if (type === "string") return String(value);
  if (type === "number") {
    if (typeof value === "number") return value;
    if (typeof value === "string" && value.trim() !== "" && !Number.isNaN(Number(value)))
      return Number(value);
    throw error(
      "String value doesn't parse as Number",
      `strconv.ParseFloat: parsing ${JSON.stringify(value)}: invalid syntax`,
    );
  }
  if (type === "bool") {
    if (typeof value === "boolean") return value;
    if (value === "true" || value === "false") return value === "true";
    throw error(
      "String value doesn't parse as Boolean",
      `strconv.ParseBool: parsing ${JSON.stringify(value)}: invalid syntax`,
    );
  }
  throw mismatch("Value incompatible with expected type", type, typeof value, path);
}

function inside<T>(element: ObjectPath, what: string, path: ObjectPath, run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof MorphError) || error.diagnostics.every(({ severity }) => severity !== "error"))
      throw error;
    void path;
    throw error.within(`Failed to transform ${what}`, element);
  }
}

function mismatch(summary: string, type: AttributeType, got: string, path: ObjectPath): MorphError {
  const wanted = typeof type === "string" ? type : type[0];
  const detail = `Required type ${wanted}, but got ${got}\n ...at attribute\n${shownPath(path)}`;
  return new MorphError([{ severity: "error", summary, detail }]);
}

/** A value with everything that is not known of its type marked so. */
export function deepUnknown(type: AttributeType, value: Value): Value {
  if (value === UNKNOWN) return UNKNOWN;
  if (typeof type === "string") return value ?? UNKNOWN;
  if (type[0] === "object") {
    const given = isObjectValue(value) ? value : {};
    const members = Object.entries<AttributeType>(type[1]);
    return Object.fromEntries(
      members.map(([name, member]) => [name, deepUnknown(member, given[name] ?? null)]),
    );
  }
  if (value === null) return UNKNOWN;
  if (isListValue(value)) {
    return value.map((each, index) =>
      deepUnknown(type[0] === "tuple" ? (type[1][index] ?? type[1][0] ?? "dynamic") : elementOf(type), each),
    );
  }
  if (isObjectValue(value)) {
    const entries = Object.entries(value).map(([key, each]) => [key, deepUnknown(elementOf(type), each)]);
    return Object.fromEntries(entries);
  }
  return value;
}

/** A value with null wherever something is not known. */
export function unknownToNull(value: Value): Value {
  if (value === UNKNOWN) return null;
  if (isListValue(value)) return value.map(unknownToNull);
  if (isObjectValue(value)) {
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, unknownToNull(each)]));
  }
  return value;
}

function elementOf(type: AttributeType): AttributeType {
  return typeof type !== "string" && (type[0] === "list" || type[0] === "set" || type[0] === "map")
    ? type[1]
    : "dynamic";
}
