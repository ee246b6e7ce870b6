import { Fields, at, fieldsAt, textAt, textsAt } from "../json/tree";
import { struct } from "./built-in-types";
import { ANY, FieldOfStruct, FieldType, ListType } from "./field-type";

const STRING: FieldType = { is: "scalar", scalar: "string" };

function sparse(type: FieldType): FieldOfStruct {
  return { type, pointer: false, omitEmpty: false, sparse: true, patch: undefined };
}

/**
 * What a structural schema says of a value, as far as pruning and merging go; its types and limits are checked elsewhere.
 * Values stay `any` where checking is not pruning.
 *
 * @see https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#specifying-a-structural-schema
 */
export function schemaType(schema: Fields, root = false): FieldType {
  const items = fieldsAt(schema, "items");
  if (items !== undefined) return list(schema, items);
  const properties = fieldsAt(schema, "properties");
  const additional = fieldsAt(schema, "additionalProperties");
  const open =
    schema["x-kubernetes-preserve-unknown-fields"] === true || schema["additionalProperties"] === true;
  if (properties === undefined && !root) {
    if (additional !== undefined) {
      return {
        is: "map",
        value: schemaType(additional),
        atomic: schema["x-kubernetes-map-type"] === "atomic",
      };
    }
    const bare = textAt(schema, "type") === "object" && !open;
    return bare ? object({}, schema, false, false) : ANY;
  }
  return object(properties ?? {}, schema, open, root);
}

function object(properties: Fields, schema: Fields, open: boolean, root: boolean): FieldType {
  const fields = new Map<string, FieldOfStruct>();
  for (const name of Object.keys(properties))
    fields.set(name, sparse(schemaType(fieldsAt(properties, name) ?? {})));
  if (root || schema["x-kubernetes-embedded-resource"] === true) {
    fields.set("apiVersion", sparse(STRING));
    fields.set("kind", sparse(STRING));
    fields.set("metadata", { ...sparse(struct("meta.v1.ObjectMeta")), sparse: false });
  }
  return {
    is: "struct",
    name: "",
    open,
    atomic: schema["x-kubernetes-map-type"] === "atomic",
    field: (name) => fields.get(name),
    fieldNames: () => [...fields.keys()],
  };
}

function list(schema: Fields, items: Fields): ListType {
  const kind = textAt(schema, "x-kubernetes-list-type");
  const keys = textsAt(schema, "x-kubernetes-list-map-keys");
  const keyDefaults: Record<string, string | number | boolean> = {};
  for (const key of keys) {
    const value = at(items, "properties", key, "default");
    if (typeof value === "string" || typeof value === "number" || typeof value === "boolean")
      keyDefaults[key] = value;
  }
  return {
    is: "list",
    item: schemaType(items),
    merge: kind === "map" ? "keys" : kind === "set" ? "set" : "atomic",
    keys,
    keyDefaults,
    mergeKey: undefined,
  };
}
