import { RehearsalCluster } from "../cluster/control-plane";
import { KubernetesApi } from "../cluster/kubernetes-api";
import { at, Json, listAt, textAt } from "./json";
import { isOwnObject } from "./own-objects";
import { KubernetesObject } from "./snapshot";

/** A kind of object that can be listed. */
interface ListableKind {
  readonly groupVersion: string;
  readonly plural: string;
  readonly kind: string;
}

/** Every object of a cluster, of every kind that it says it has. */
export async function kubernetesObjects(cluster: RehearsalCluster): Promise<readonly KubernetesObject[]> {
  const { api, name } = cluster;
  const objects: KubernetesObject[] = [];
  for (const kind of await listableKinds(api)) {
    for (const item of listAt(await get(api, `${pathOf(kind.groupVersion)}/${kind.plural}`), "items")) {
      const namespace = textAt(item, "metadata", "namespace");
      objects.push({
        cluster: name,
        apiVersion: kind.groupVersion,
        kind: kind.kind,
        ...(namespace === undefined ? {} : { namespace }),
        name: textAt(item, "metadata", "name") ?? "",
        own: isOwnObject(kind.kind, item),
        value: item,
      });
    }
  }
  return objects;
}

/** The kinds of the core group, and of each other group in the version it prefers. */
async function listableKinds(api: KubernetesApi): Promise<readonly ListableKind[]> {
  const groups = listAt(await get(api, "/apis"), "groups").flatMap((group) => {
    const preferred = textAt(group, "preferredVersion", "groupVersion");
    return preferred === undefined ? [] : [preferred];
  });
  const kinds: ListableKind[] = [];
  for (const groupVersion of ["v1", ...groups]) {
    for (const resource of listAt(await get(api, pathOf(groupVersion)), "resources")) {
      const plural = textAt(resource, "name");
      const kind = textAt(resource, "kind");
      if (plural === undefined || kind === undefined || plural.includes("/")) continue;
      if (listAt(resource, "verbs").includes("list")) kinds.push({ groupVersion, plural, kind });
    }
  }
  return kinds;
}

const pathOf = (groupVersion: string): string =>
  groupVersion.includes("/") ? `/apis/${groupVersion}` : `/api/${groupVersion}`;

/** @throws Error when the API does not answer as it should: a snapshot with holes proves nothing. */
async function get(api: KubernetesApi, path: string): Promise<Json> {
  const { status, body } = await api.request({ method: "GET", path });
  if (status === 200) return body;
  throw new Error(`GET ${path}: ${status} ${textAt(body, "message") ?? JSON.stringify(at(body, "reason"))}`);
}
