import { Fields } from "../json/tree";
import { ResourceType, apiVersionOf } from "../resources/resource-type";

/** The object in the version in which it is stored. */
export function toStorage(object: Fields, type: ResourceType): Fields {
  if (type.custom === undefined) return object;
  return { ...object, apiVersion: `${type.group}/${type.custom.storageVersion}` };
}

/** A stored object in the version of a request. */
export function fromStorage(object: Fields, type: ResourceType): Fields {
  return { ...object, apiVersion: apiVersionOf(type), kind: type.kind };
}
