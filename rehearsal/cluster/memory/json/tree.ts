import { Json, JsonObject } from "../../kubernetes-api";

/** JSON that may still be changed: what the control plane works on before it stores something. */
export type Tree = null | string | number | boolean | Tree[] | Fields;

/** An object of JSON that may still be changed. */
export interface Fields {
  [name: string]: Tree;
}

/** One step of a path: a field or an index. */
export type Step = string | number;

/** Says whether a value is an object. */
export function isFields(tree: Tree | undefined): tree is Fields {
  return typeof tree === "object" && tree !== null && !Array.isArray(tree);
}

/** Says whether a value that came over the wire is an object. */
export function isJsonObject(json: Json | undefined): json is JsonObject {
  return typeof json === "object" && json !== null && !Array.isArray(json);
}

function isJsonList(json: Json): json is readonly Json[] {
  return Array.isArray(json);
}

/** A deep copy that may be changed. */
export function copy(json: Json): Tree {
  if (isJsonList(json)) return json.map(copy);
  return isJsonObject(json) ? copyFields(json) : json;
}

/** A deep copy of an object that may be changed. */
export function copyFields(json: JsonObject): Fields {
  const result: Fields = {};
  for (const [name, value] of Object.entries(json)) result[name] = copy(value);
  return result;
}

/** What is at a path, undefined when there is nothing. */
export function at(tree: Tree | undefined, ...path: readonly Step[]): Tree | undefined {
  let here = tree;
  for (const step of path) {
    if (Array.isArray(here)) here = typeof step === "number" ? here[step] : undefined;
    else if (isFields(here)) here = Object.hasOwn(here, String(step)) ? here[String(step)] : undefined;
    else return undefined;
  }
  return here;
}

/** The object at a path; undefined when there is none. */
export function fieldsAt(tree: Tree | undefined, ...path: readonly Step[]): Fields | undefined {
  const found = at(tree, ...path);
  return isFields(found) ? found : undefined;
}

/** The list at a path; empty when there is none. */
export function listAt(tree: Tree | undefined, ...path: readonly Step[]): Tree[] {
  const found = at(tree, ...path);
  return Array.isArray(found) ? found : [];
}

/** The objects of the list at a path. */
export function itemsAt(tree: Tree | undefined, ...path: readonly Step[]): Fields[] {
  return listAt(tree, ...path).filter(isFields);
}

/** The text at a path; undefined when there is none. */
export function textAt(tree: Tree | undefined, ...path: readonly Step[]): string | undefined {
  const found = at(tree, ...path);
  return typeof found === "string" ? found : undefined;
}

/** The texts of the list at a path. */
export function textsAt(tree: Tree | undefined, ...path: readonly Step[]): string[] {
  return listAt(tree, ...path).filter((item) => typeof item === "string");
}

/** The number at a path; undefined when there is none. */
export function numberAt(tree: Tree | undefined, ...path: readonly Step[]): number | undefined {
  const found = at(tree, ...path);
  return typeof found === "number" ? found : undefined;
}

/** The texts of the map at a path; empty when there is none. */
export function textMapAt(tree: Tree | undefined, ...path: readonly Step[]): Record<string, string> {
  const result: Record<string, string> = {};
  for (const [key, value] of Object.entries(fieldsAt(tree, ...path) ?? {})) {
    if (typeof value === "string") result[key] = value;
  }
  return result;
}

/** The object under a name, made when it is not there. */
export function child(fields: Fields, name: string): Fields {
  const found = fields[name];
  if (isFields(found)) return found;
  const made: Fields = {};
  fields[name] = made;
  return made;
}

/** Equality that does not care for the order of keys. */
export function equal(a: Json | undefined, b: Json | undefined): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (isJsonList(a) || isJsonList(b)) {
    return isJsonList(a) && isJsonList(b) && a.length === b.length && a.every((item, i) => equal(item, b[i]));
  }
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && equal(a[key], b[key]))
  );
}
