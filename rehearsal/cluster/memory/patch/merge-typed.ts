import { Fields, Tree, isFields } from "../json/tree";
import { FieldType } from "../types/field-type";
import { PathKey, fieldTypeOf, isBelow, isGranular, itemElement, joinPath, partsOf } from "./field-set";

/** Lays one object over another: maps field by field, lists with keys item by item, everything else as a whole. */
export function mergeTyped(live: Tree | undefined, applied: Tree, type: FieldType): Tree {
  if (live === undefined || !isGranular(applied, type) || !isGranular(live, type)) return applied;
  if (isFields(applied) && isFields(live)) {
    const result: Fields = { ...live };
    for (const [name, value] of Object.entries(applied)) {
      result[name] = mergeTyped(live[name], value, fieldTypeOf(type, name));
    }
    return result;
  }
  if (!Array.isArray(applied) || !Array.isArray(live) || type.is !== "list") return applied;
  const elements = live.map((item) => itemElement(item, type));
  const result = [...live];
  for (const item of applied) {
    const index = elements.indexOf(itemElement(item, type));
    if (index === -1) result.push(item);
    else result[index] = mergeTyped(live[index], item, type.item);
  }
  return result;
}

/** The object without some of its fields; what becomes empty by that stays when somebody keeps it. */
export function removePaths(
  value: Tree,
  type: FieldType,
  gone: ReadonlySet<PathKey>,
  kept: ReadonlySet<PathKey>,
  path: PathKey = "",
): Tree {
  if (gone.size === 0 || !isGranular(value, type)) return value;
  const parts = partsOf(value, type).flatMap(({ element, part, type: partType }) => {
    const here = joinPath(path, element);
    const stays = kept.has(here) || [...kept].some((other) => isBelow(other, here));
    if (gone.has(here) && !stays) return [];
    const rest = removePaths(part, partType, gone, kept, here);
    const emptied = isEmpty(rest) && !isEmpty(part) && !stays;
    return emptied ? [] : [{ element, part: rest }];
  });
  if (Array.isArray(value)) return parts.map(({ part }) => part);
  return Object.fromEntries(parts.map(({ element, part }) => [element.slice(2), part]));
}

function isEmpty(tree: Tree): boolean {
  return Array.isArray(tree) ? tree.length === 0 : isFields(tree) && Object.keys(tree).length === 0;
}
