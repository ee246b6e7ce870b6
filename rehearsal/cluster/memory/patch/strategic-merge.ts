import { Fields, Tree, at, copy, equal, isFields } from "../json/tree";
import { FieldOfStruct, FieldType, ListType } from "../types/field-type";

/**
 * Applies a strategic merge patch: lists of objects with a merge key are merged item by item, and `$patch`,
 * `$deleteFromPrimitiveList/…`, `$retainKeys` are obeyed; `$setElementOrder/…` is ignored.
 *
 * @see https://github.com/kubernetes/community/blob/main/contributors/devel/sig-api-machinery/strategic-merge-patch.md
 */
export function strategicMerge(target: Fields, patch: Fields, type: FieldType): Fields {
  if (patch["$patch"] === "replace") return without(patch, "$patch");
  if (patch["$patch"] === "delete") return {};
  const retained = patch["$retainKeys"];
  const result: Fields = Array.isArray(retained)
    ? Object.fromEntries(Object.entries(target).filter(([name]) => retained.includes(name)))
    : { ...target };
  for (const [name, value] of Object.entries(patch)) {
    if (name.startsWith("$deleteFromPrimitiveList/")) {
      const list = name.slice("$deleteFromPrimitiveList/".length);
      const gone = Array.isArray(value) ? value : [];
      const old = result[list];
      if (Array.isArray(old)) result[list] = old.filter((item) => !gone.some((other) => equal(item, other)));
    } else if (!name.startsWith("$")) {
      mergeField(result, name, value, type);
    }
  }
  return result;
}

function mergeField(result: Fields, name: string, value: Tree, type: FieldType): void {
  const { field, inner } = typeOf(type, name);
  const old = result[name];
  if (value === null) {
    Reflect.deleteProperty(result, name);
  } else if (isFields(value)) {
    const replaced = field?.patch === "replace" || !isFields(old);
    result[name] = strategicMerge(replaced ? {} : old, value, inner);
  } else if (Array.isArray(value) && inner.is === "list" && field?.patch?.includes("merge") === true) {
    result[name] = mergeList(Array.isArray(old) ? old : [], value, inner);
  } else {
    result[name] = copy(value);
  }
}

function typeOf(type: FieldType, name: string): { field: FieldOfStruct | undefined; inner: FieldType } {
  if (type.is === "map") return { field: undefined, inner: type.value };
  const field = type.is === "struct" ? type.field(name) : undefined;
  return { field, inner: field?.type ?? { is: "any" } };
}

function mergeList(old: readonly Tree[], patch: readonly Tree[], type: ListType): Tree[] {
  const { mergeKey } = type;
  if (mergeKey === undefined)
    return [...old, ...patch.filter((item) => !old.some((other) => equal(item, other)))];
  if (patch.some((item) => at(item, "$patch") === "replace")) {
    return patch.filter((item) => at(item, "$patch") !== "replace");
  }
  const result = [...old];
  for (const item of patch.filter(isFields)) {
    const index = result.findIndex((other) => equal(at(other, mergeKey), item[mergeKey]));
    const found = result[index];
    if (item["$patch"] === "delete") {
      if (index !== -1) result.splice(index, 1);
    } else if (isFields(found)) result[index] = strategicMerge(found, item, type.item);
    else result.push(strategicMerge({}, item, type.item));
  }
  return result;
}

function without(fields: Fields, name: string): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([key]) => key !== name));
}
