import { JsonObject } from "../../cluster/kubernetes-api";
import { ApiClient } from "./api-client";
import { arrayOf, objectOf, textOf } from "./conversion/json";

/** Where the API keeps objects of a kind. */
export interface ResourceMapping {
  readonly apiVersion: string;
  readonly kind: string;

  /** Name in paths, such as `configmaps`. */
  readonly plural: string;
  readonly namespaced: boolean;
}

/** Asks the API where it keeps objects of a kind; undefined when it does not know the kind. */
export async function findMapping(
  api: ApiClient,
  apiVersion: string,
  kind: string,
): Promise<ResourceMapping | undefined> {
  const list = await api.find(groupPath(apiVersion));
  const found = arrayOf(list?.["resources"])
    .map(objectOf)
    .find((resource) => resource["kind"] === kind && !textOf(resource["name"]).includes("/"));
  return (
    found && { apiVersion, kind, plural: textOf(found["name"]), namespaced: found["namespaced"] === true }
  );
}

/** Path of an object of a discovered kind. */
export function mappedPath(mapping: ResourceMapping, namespace: string, name: string): string {
  const root = groupPath(mapping.apiVersion);
  const collection = mapping.namespaced
    ? `${root}/namespaces/${namespace}/${mapping.plural}`
    : `${root}/${mapping.plural}`;
  return name === "" ? collection : `${collection}/${name}`;
}

/** Path under which a group and version is. */
export function groupPath(apiVersion: string): string {
  return apiVersion.includes("/") ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
}

/** The fields that a manager owns of an object, in the notation of managed fields. */
export function ownedFields(object: JsonObject, manager: string): readonly JsonObject[] {
  return arrayOf(objectOf(object["metadata"])["managedFields"])
    .map(objectOf)
    .filter((entry) => entry["manager"] === manager)
    .map((entry) => objectOf(entry["fieldsV1"]));
}
