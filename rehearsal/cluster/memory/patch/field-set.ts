import { Fields, Tree, equal, isFields } from "../json/tree";
import { FieldType, ListType } from "../types/field-type";

/** One step into an object, spelled as managed fields spell it: `f:spec`, `k:{"name":"c"}`, `v:"x"`. */
export type PathElement = string;

/** A path, joined; elements cannot contain the separator because JSON escapes it. */
export type PathKey = string;

const SEPARATOR = "\u0000";

/** Fields with the values at their ends. */
export type FieldValues = Map<PathKey, Tree | undefined>;

/** The elements of a path. */
export function elementsOf(key: PathKey): PathElement[] {
  return key.split(SEPARATOR);
}

/** The path one step further. */
export function joinPath(base: PathKey, element: PathElement): PathKey {
  return base === "" ? element : `${base}${SEPARATOR}${element}`;
}

/** Says whether a path is below another one. */
export function isBelow(path: PathKey, ancestor: PathKey): boolean {
  return path.startsWith(`${ancestor}${SEPARATOR}`);
}

/** The element that tells an item of a list apart. */
export function itemElement(item: Tree, type: ListType): PathElement {
  if (type.merge === "set" || !isFields(item)) return `v:${JSON.stringify(item)}`;
  const keys: Fields = {};
  for (const key of [...type.keys].sort()) {
    const value = item[key] ?? type.keyDefaults[key];
    if (value !== undefined) keys[key] = value;
  }
  return `k:${JSON.stringify(keys)}`;
}

/** What lies under an object whose fields belong to it one by one. */
export function fieldTypeOf(type: FieldType, name: string): FieldType {
  if (type.is === "struct") return type.field(name)?.type ?? { is: "any" };
  return type.is === "map" ? type.value : { is: "any" };
}

/** Says whether the parts of a value have owners of their own. */
export function isGranular(value: Tree, type: FieldType): boolean {
  if (isFields(value))
    return type.is === "any" || ((type.is === "struct" || type.is === "map") && !type.atomic);
  return Array.isArray(value) && type.is === "list" && type.merge !== "atomic";
}

/** The parts of a granular value. */
export function partsOf(
  value: Tree,
  type: FieldType,
): { element: PathElement; part: Tree; type: FieldType }[] {
  if (isFields(value)) {
    return Object.entries(value).map(([name, part]) => ({
      element: `f:${name}`,
      part,
      type: fieldTypeOf(type, name),
    }));
  }
  if (!Array.isArray(value) || type.is !== "list") return [];
  return value.map((part) => ({ element: itemElement(part, type), part, type: type.item }));
}

/**
 * The fields that a value has. Containers are fields themselves when they are empty or items of a list, and always
 * with `withContainers`: then one that is added whole can be seen.
 */
export function fieldsOf(value: Tree, type: FieldType, withContainers = false): FieldValues {
  const result: FieldValues = new Map();
  collect(value, type, "", withContainers, result);
  return result;
}

function collect(
  value: Tree,
  type: FieldType,
  path: PathKey,
  withContainers: boolean,
  result: FieldValues,
): void {
  if (!isGranular(value, type)) {
    if (path !== "" && value !== null) result.set(path, value);
    return;
  }
  const parts = partsOf(value, type);
  const isItem = /^[kv]:/.test(elementsOf(path).at(-1) ?? "");
  if (path !== "" && (parts.length === 0 || withContainers || isItem)) result.set(path, undefined);
  for (const { element, part, type: partType } of parts) {
    const at = joinPath(path, element);
    if (element.startsWith("v:")) result.set(at, part);
    else collect(part, partType, at, withContainers, result);
  }
}

/** What is different between two versions of an object. */
export interface Comparison {
  /** Added or modified. */
  readonly changed: ReadonlySet<PathKey>;
  readonly removed: ReadonlySet<PathKey>;
}

/** Compares two versions of an object. */
export function compareFields(before: Tree, after: Tree, type: FieldType): Comparison {
  const old = fieldsOf(before, type, true);
  const now = fieldsOf(after, type, true);
  const changed = [...now].filter(([path, value]) => !old.has(path) || !equal(old.get(path), value));
  return {
    changed: new Set(changed.map(([path]) => path)),
    removed: new Set([...old.keys()].filter((path) => !now.has(path))),
  };
}
