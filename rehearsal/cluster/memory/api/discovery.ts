import { ClusterState } from "../cluster-state";
import { Fields } from "../json/tree";
import { ResourceType } from "../resources/resource-type";
import { openApiDocument } from "./openapi";

/** Version that the control plane in memory imitates. */
export const KUBERNETES_VERSION = { major: "1", minor: "34", gitVersion: "v1.34.4" };

const VERBS = ["create", "delete", "deletecollection", "get", "list", "patch", "update"];
const SUBRESOURCE_VERBS: Readonly<Record<string, readonly string[]>> = {
  status: ["get", "patch", "update"],
  scale: ["get", "patch", "update"],
};

function resourceEntries(type: ResourceType): Fields[] {
  const base = { namespaced: type.namespaced, kind: type.kind };
  return [
    {
      ...base,
      name: type.plural,
      singularName: type.singular,
      verbs: [...VERBS],
      ...(type.shortNames.length > 0 ? { shortNames: [...type.shortNames] } : {}),
    },
    ...type.subresources.map((name) => ({
      ...base,
      name: `${type.plural}/${name}`,
      singularName: "",
      verbs: [...(SUBRESOURCE_VERBS[name] ?? ["create"])],
    })),
  ];
}

function groupEntry(group: string, types: readonly ResourceType[]): Fields {
  const versions = [...new Set(types.filter((t) => t.group === group).map((t) => t.version))].map(
    (version) => ({
      groupVersion: `${group}/${version}`,
      version,
    }),
  );
  return { name: group, versions, preferredVersion: versions[0] ?? {} };
}

/** Answers what the API serves; undefined when the path asks for something else. */
export function discover(path: string, state: ClusterState): Fields | string | undefined {
  const types = state.registry.all();
  if (["/healthz", "/livez", "/readyz"].includes(path)) return "ok";
  if (path === "/version") return { ...KUBERNETES_VERSION, platform: "linux/amd64" };
  if (path === "/api") return { kind: "APIVersions", versions: ["v1"], serverAddressByClientCIDRs: [] };
  const groups = [...new Set(types.map((t) => t.group).filter((group) => group !== ""))];
  if (path === "/apis") {
    return {
      kind: "APIGroupList",
      apiVersion: "v1",
      groups: groups.map((group) => groupEntry(group, types)),
    };
  }
  if (path === "/openapi/v3") return { paths: openApiPaths(types) };
  if (path.startsWith("/openapi/v3/")) return openApiDocument(path, state);
  const parts = path.split("/").slice(1);
  const [root, first = "", second = ""] = parts;
  if (root === "apis" && parts.length === 2 && groups.includes(first)) {
    return { kind: "APIGroup", apiVersion: "v1", ...groupEntry(first, types) };
  }
  const [group, version] = root === "api" && parts.length === 2 ? ["", first] : [first, second];
  if (root !== "api" && !(root === "apis" && parts.length === 3)) return undefined;
  const served = types.filter((t) => t.group === group && t.version === version);
  if (served.length === 0) return undefined;
  return {
    kind: "APIResourceList",
    apiVersion: "v1",
    groupVersion: group === "" ? version : `${group}/${version}`,
    resources: served.flatMap(resourceEntries),
  };
}

function openApiPaths(types: readonly ResourceType[]): Fields {
  const result: Fields = {};
  for (const { group, version } of types) {
    const path = group === "" ? `api/${version}` : `apis/${group}/${version}`;
    result[path] = { serverRelativeURL: `/openapi/v3/${path}` };
  }
  return result;
}
