import { Fields, Tree, isFields } from "../json/tree";

/** Applies a JSON merge patch. @see https://www.rfc-editor.org/rfc/rfc7386 */
export function mergePatch(target: Tree | undefined, patch: Tree): Tree {
  if (!isFields(patch)) return patch;
  const result: Fields = isFields(target) ? { ...target } : {};
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) Reflect.deleteProperty(result, name);
    else result[name] = mergePatch(result[name], value);
  }
  return result;
}
