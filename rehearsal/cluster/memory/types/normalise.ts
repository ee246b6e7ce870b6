import { Fields, Tree, isFields } from "../json/tree";
import { FieldOfStruct, FieldType, ScalarName, StructType } from "./field-type";
import { QUANTITY_MESSAGE, canonicalQuantity } from "./quantity";

/** What decoding says of a body, besides the object itself. */
export interface DecodeReport {
  /** Paths of fields that nobody knows; they are dropped. */
  readonly unknownFields: string[];

  /** Why the body cannot be read at all. */
  readonly errors: string[];

  /**
   * Says that what is absent stays absent and what is empty stays empty, as server-side apply needs it.
   *
   * @default false
   */
  readonly asWritten?: boolean;
}

/** The value as the server would decode it and encode it again: without unknown fields, nulls and empty optional values. */
export function normalise(value: Tree, type: FieldType, report: DecodeReport, path = ""): Tree {
  switch (type.is) {
    case "any":
      return value;
    case "scalar":
      return scalar(value, type.scalar, report, path);
    case "list":
      if (!Array.isArray(value)) return mismatch(value, "slice", report, path);
      return value.map((item, index) => normalise(item, type.item, report, `${path}[${index}]`));
    case "map": {
      if (!isFields(value)) return mismatch(value, "map", report, path);
      const result: Fields = {};
      for (const [key, item] of Object.entries(value)) {
        result[key] =
          item === null && type.value.is === "scalar"
            ? empty(type.value)
            : normalise(item, type.value, report, join(path, key));
      }
      return result;
    }
    case "struct":
      return isFields(value) ? structure(value, type, report, path) : mismatch(value, "struct", report, path);
  }
}

function structure(value: Fields, type: StructType, report: DecodeReport, path: string): Fields {
  const result: Fields = {};
  for (const [name, item] of Object.entries(value)) {
    const field = type.field(name);
    if (field === undefined) {
      if (type.open) result[name] = item;
      else report.unknownFields.push(join(path, name));
    } else if (item !== null || field.sparse === true) {
      const decoded = item === null ? item : normalise(item, field.type, report, join(path, name));
      if (report.asWritten === true || !isLeftOut(decoded, field)) result[name] = decoded;
    }
  }
  if (report.asWritten === true) return result;
  for (const name of type.fieldNames()) {
    const field = type.field(name);
    if (field === undefined || Object.hasOwn(result, name)) continue;
    const filled = valueWhenAbsent(field, report, join(path, name));
    if (filled !== undefined) result[name] = filled;
  }
  return result;
}

function isLeftOut(value: Tree, field: FieldOfStruct): boolean {
  if (!field.omitEmpty || field.pointer) return false;
  if (value === "" || value === 0 || value === false)
    return (
      field.type.is === "scalar" && field.type.scalar !== "quantity" && field.type.scalar !== "intOrString"
    );
  if (Array.isArray(value)) return value.length === 0;
  return field.type.is === "map" && isFields(value) && Object.keys(value).length === 0;
}

function valueWhenAbsent(field: FieldOfStruct, report: DecodeReport, path: string): Tree | undefined {
  if (field.sparse === true || field.pointer)
    return field.omitEmpty || field.sparse === true ? undefined : null;
  if (field.type.is === "struct") return structure({}, field.type, report, path);
  return field.omitEmpty ? undefined : empty(field.type);
}

function empty(type: FieldType): Tree {
  if (type.is !== "scalar") return null;
  switch (type.scalar) {
    case "string":
      return "";
    case "bool":
      return false;
    case "int32":
    case "int64":
    case "float":
    case "intOrString":
      return 0;
    case "quantity":
      return "0";
    case "time":
    case "microTime":
    case "bytes":
      return null;
    case "duration":
      return "0s";
  }
}

function scalar(value: Tree, name: ScalarName, report: DecodeReport, path: string): Tree {
  switch (name) {
    case "string":
    case "time":
    case "microTime":
    case "duration":
      return typeof value === "string" ? value : mismatch(value, "string", report, path);
    case "bool":
      return typeof value === "boolean" ? value : mismatch(value, "bool", report, path);
    case "int32":
    case "int64":
      return Number.isInteger(value) ? value : mismatch(value, name, report, path);
    case "float":
      return typeof value === "number" ? value : mismatch(value, "float64", report, path);
    case "intOrString":
      return typeof value === "string" || Number.isInteger(value)
        ? value
        : mismatch(value, "int32", report, path);
    case "quantity":
      return quantity(value, report, path);
    case "bytes":
      return bytes(value, report, path);
  }
}

function quantity(value: Tree, report: DecodeReport, path: string): Tree {
  if (typeof value !== "string" && typeof value !== "number")
    return mismatch(value, "Quantity", report, path);
  const canonical = canonicalQuantity(String(value));
  if (canonical !== undefined) return canonical;
  report.errors.push(QUANTITY_MESSAGE);
  return value;
}

function bytes(value: Tree, report: DecodeReport, path: string): Tree {
  if (typeof value !== "string") return mismatch(value, "[]uint8", report, path);
  if (Buffer.from(value, "base64").toString("base64") === value) return value;
  const wrong = /[^A-Za-z0-9+/=]/.exec(value)?.index ?? value.length;
  report.errors.push(`illegal base64 data at input byte ${wrong}`);
  return value;
}

function mismatch(value: Tree, wanted: string, report: DecodeReport, path: string): Tree {
  const got = Array.isArray(value)
    ? "array"
    : isFields(value)
      ? "object"
      : typeof value === "boolean"
        ? "bool"
        : typeof value;
  report.errors.push(`json: cannot unmarshal ${got} into Go struct field ${path} of type ${wanted}`);
  return value;
}

function join(path: string, name: string): string {
  return path === "" ? name : `${path}.${name}`;
}
