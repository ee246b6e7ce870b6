import { ApiRequest } from "../../kubernetes-api";
import { ResourceType } from "../resources/resource-type";
import { Registry } from "../resources/registry";
import { noSuchPath } from "./status";

/** What a request is about. */
export interface Route {
  readonly type: ResourceType;

  /** Empty for cluster-wide objects, and for lists over all namespaces. */
  readonly namespace: string;

  /** Empty when it is about the whole collection. */
  readonly name: string;

  /** Empty when it is about the object itself. */
  readonly subresource: string;
}

/** Path and query parameters of a request, wherever they were put. */
export function splitPath(request: ApiRequest): { path: string; query: Readonly<Record<string, string>> } {
  const url = new URL(request.path, "https://cluster.invalid");
  return {
    path: decodeURIComponent(url.pathname).replace(/\/+$/, ""),
    query: { ...Object.fromEntries(url.searchParams), ...request.query },
  };
}

/** Finds out what a path below `/api/v1` or `/apis/<group>/<version>` is about. @throws ApiError when nobody serves it. */
export function routeOf(path: string, registry: Registry): Route {
  const parts = path.split("/").slice(1);
  const core = parts[0] === "api";
  if (!core && parts[0] !== "apis") throw noSuchPath();
  const [group, version] = core ? ["", parts[1]] : [parts[1], parts[2]];
  const rest = parts.slice(core ? 2 : 3);
  if (group === undefined || version === undefined || rest.length === 0) throw noSuchPath();
  const inNamespace = rest[0] === "namespaces" && rest.length > 2 && !(core && isNamespacePart(rest[2]));
  const [plural = "", name = "", subresource = "", ...more] = inNamespace ? rest.slice(2) : rest;
  const type = registry.find(group, version, plural);
  if (type === undefined || more.length > 0 || (inNamespace && !type.namespaced)) throw noSuchPath();
  if (!inNamespace && type.namespaced && name !== "") throw noSuchPath();
  if (subresource !== "" && !type.subresources.includes(subresource)) throw noSuchPath();
  return { type, namespace: inNamespace ? (rest[1] ?? "") : "", name, subresource };
}

function isNamespacePart(part: string | undefined): boolean {
  return part === "status" || part === "finalize";
}
