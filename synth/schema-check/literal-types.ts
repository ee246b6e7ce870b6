import { isRecord, TypeSpec } from "./schema";
import { hasExpression, isWholeExpression } from "./template";

/** A value, or a part of one, that is not of the type it should be. */
export interface TypeMismatch {
  /** Where within the value, such as `[0]` or `.key`; empty for the value itself. */
  readonly path: string;

  /** What is wrong. */
  readonly message: string;
}

/**
 * Compares a value with a type the way Terraform converts: numbers and booleans may stand for text, and text that spells
 * one may stand for it. An expression is of any type.
 */
export function typeMismatches(value: unknown, type: TypeSpec): TypeMismatch[] {
  if (value === null || value === undefined) return [];
  if (typeof value === "string" && isWholeExpression(value)) return [];
  if (typeof type === "string") return primitiveMismatch(value, type);
  const [kind, inner] = type;
  switch (kind) {
    case "list":
    case "set":
      if (!Array.isArray(value)) return [mismatch(`${describe(type)}`, value)];
      return value.flatMap((item: unknown, index) => at(`[${index}]`, typeMismatches(item, asType(inner))));
    case "map":
      if (!isRecord(value)) return [mismatch(`${describe(type)}`, value)];
      return Object.entries(value).flatMap(([key, item]) =>
        at(`.${key}`, typeMismatches(item, asType(inner))),
      );
    case "object":
      return isRecord(inner) ? objectMismatches(value, inner, type[2]) : [];
    case "tuple":
      return Array.isArray(value) ? [] : [mismatch("a list", value)];
    default:
      return [];
  }
}

/** A type in words. */
export function describe(type: TypeSpec): string {
  if (typeof type === "string")
    return { bool: "a boolean", number: "a number", string: "text" }[type] ?? "a value";
  const [kind, inner] = type;
  if (kind === "list" || kind === "set") return `a list, each item ${describe(asType(inner))}`;
  if (kind === "map") return `a map, each value ${describe(asType(inner))}`;
  return "an object";
}

function objectMismatches(
  value: unknown,
  attributes: Readonly<Record<string, unknown>>,
  optional: unknown,
): TypeMismatch[] {
  if (!isRecord(value)) return [mismatch("an object", value)];
  const known = Object.keys(attributes);
  const optionals: readonly unknown[] = Array.isArray(optional) ? optional : [];
  const unknown = Object.keys(value).filter((key) => !known.includes(key));
  const missing = known.filter((key) => !(key in value) && !optionals.includes(key));
  return [
    ...unknown.map((key) => ({ path: `.${key}`, message: `expected one of ${known.join(", ")}` })),
    ...missing.map((key) => ({ path: `.${key}`, message: "is missing" })),
    ...known.flatMap((key) => at(`.${key}`, typeMismatches(value[key], asType(attributes[key])))),
  ];
}

function primitiveMismatch(value: unknown, type: string): TypeMismatch[] {
  const fits = PRIMITIVES[type];
  return fits === undefined || fits(value) ? [] : [mismatch(describe(type), value)];
}

const PRIMITIVES: Readonly<Record<string, (value: unknown) => boolean>> = {
  string: (value) => typeof value === "string" || typeof value === "number" || typeof value === "boolean",
  number: (value) =>
    typeof value === "number" || (typeof value === "string" && (isNumeric(value) || hasExpression(value))),
  bool: (value) =>
    typeof value === "boolean" ||
    (typeof value === "string" && (/^(true|false)$/.test(value) || hasExpression(value))),
};

function isNumeric(text: string): boolean {
  return text.trim() !== "" && Number.isFinite(Number(text));
}

function at(path: string, mismatches: readonly TypeMismatch[]): TypeMismatch[] {
  return mismatches.map((inner) => ({ path: `${path}${inner.path}`, message: inner.message }));
}

function mismatch(expected: string, value: unknown): TypeMismatch {
  return { path: "", message: `expected ${expected}, got ${shown(value)}` };
}

/** A value as messages show it; long ones are cut. */
export function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? "nothing";
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

function asType(type: unknown): TypeSpec {
  if (typeof type === "string") return type;
  return Array.isArray(type) ? type : "dynamic";
}
