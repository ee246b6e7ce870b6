import { Fields, isFields } from "../json/tree";
import { PathKey, elementsOf, joinPath } from "./field-set";

/** Reads a set of fields in the form in which objects carry it. */
export function fromFieldsV1(fields: Fields, base: PathKey = ""): Set<PathKey> {
  const result = new Set<PathKey>();
  for (const [element, inner] of Object.entries(fields)) {
    if (element === ".") {
      result.add(base);
      continue;
    }
    const path = joinPath(base, element);
    const below = isFields(inner) ? fromFieldsV1(inner, path) : new Set<PathKey>();
    if (below.size === 0) result.add(path);
    for (const deeper of below) result.add(deeper);
  }
  return result;
}

/** Writes a set of fields in the form in which objects carry it. */
export function toFieldsV1(paths: ReadonlySet<PathKey>): Fields {
  const root: Fields = {};
  const members = new Set<Fields>();
  for (const path of [...paths].sort()) {
    let here = root;
    for (const element of elementsOf(path)) {
      const next = here[element];
      const inner = isFields(next) ? next : {};
      here[element] = inner;
      here = inner;
    }
    members.add(here);
  }
  for (const member of members) if (Object.keys(member).length > 0) member["."] = {};
  return root;
}

/** `.spec.containers[name="c"].image`, as messages write a path. */
export function pathText(path: PathKey): string {
  return elementsOf(path).map(elementText).join("");
}

function elementText(element: string): string {
  if (element.startsWith("f:")) return `.${element.slice(2)}`;
  if (element.startsWith("v:")) return `[=${element.slice(2)}]`;
  const keys: unknown = JSON.parse(element.slice(2));
  const texts = Object.entries(keys ?? {}).map(([key, value]) => `${key}=${JSON.stringify(value)}`);
  return `[${texts.join(",")}]`;
}
