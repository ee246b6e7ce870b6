import { ApiResponse } from "../../kubernetes-api";
import { Fields, textAt } from "../json/tree";
import { ResourceType, apiVersionOf, storageKey } from "../resources/resource-type";
import { ClusterState } from "../cluster-state";
import { fieldSelector, labelSelector } from "./selectors";
import { ApiError, notFound } from "./status";
import { scaleOf } from "./scale";
import { Call } from "./call";
import { fromStorage } from "./versions";

/** The object of a path, in the version of the path. @throws ApiError when there is none. */
export function existing(state: ClusterState, type: ResourceType, namespace: string, name: string): Fields {
  const found = state.store.get(storageKey(type), namespace, name);
  if (found === undefined) throw notFound(type, name);
  return fromStorage(found, type);
}

/** The objects of a path that selectors choose, in the version of the path. */
export function chosen({ state, route, query }: Call): Fields[] {
  const { type, namespace } = route;
  const byLabel = labelSelector(query["labelSelector"]);
  const byField = fieldSelector(query["fieldSelector"]);
  return state.store
    .list(storageKey(type), namespace === "" ? undefined : namespace)
    .map((object) => fromStorage(object, type))
    .filter((object) => byLabel(object) && byField(object));
}

/** Answers a GET of an object or of a collection. @throws ApiError when it cannot. */
export function read(call: Call): ApiResponse {
  const { state, route, query } = call;
  const { type, namespace, name, subresource } = route;
  if (query["watch"] === "true" || query["watch"] === "1") {
    throw new ApiError(
      405,
      "MethodNotAllowed",
      "a cluster in memory has settled after each write: list again instead of watching",
    );
  }
  if (name === "") return { status: 200, body: list(call), warnings: [] };
  const object = existing(state, type, namespace, name);
  if (subresource === "scale") return { status: 200, body: scaleOf(object), warnings: [] };
  if (subresource === "log") return { status: 200, body: "", warnings: [] };
  return { status: 200, body: object, warnings: [] };
}

function list(call: Call): Fields {
  const { type } = call.route;
  const items = chosen(call).sort((a, b) => order(a).localeCompare(order(b), "en"));
  return {
    kind: type.listKind,
    apiVersion: apiVersionOf(type),
    metadata: { resourceVersion: String(call.state.store.revision) },
    items: items.map((item) => (type.custom === undefined ? withoutKind(item) : item)),
  };
}

function order(object: Fields): string {
  return `${textAt(object, "metadata", "namespace") ?? ""}/${textAt(object, "metadata", "name") ?? ""}`;
}

function withoutKind(item: Fields): Fields {
  const result = { ...item };
  delete result["kind"];
  delete result["apiVersion"];
  return result;
}
