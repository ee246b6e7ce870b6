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
  // All at once: a server lists a kind for the first time only after it has built a cache for it.
  const lists = (await listableKinds(api)).map(async ({ groupVersion, plural, kind }) => {
    const items = listAt(await get(api, `${pathOf(groupVersion)}/${plural}`), "items");
    return items.map((item): KubernetesObject => {
      const namespace = textAt(item, "metadata", "namespace");
      return {
        cluster: name,
        apiVersion: groupVersion,
        kind,
        ...(namespace === undefined ? {} : { namespace }),
        name: textAt(item, "metadata", "name") ?? "",
        own: isOwnObject(kind, item),
        value: item,
      };
    });
  });
  return (await Promise.all(lists)).flat();
}

/** The kinds of the core group, and of each other group in the version it prefers. */
async function listableKinds(api: KubernetesApi): Promise<readonly ListableKind[]> {
  const groups = listAt(await get(api, "/apis"), "groups").flatMap((group) => {
    const preferred = textAt(group, "preferredVersion", "groupVersion");
    return preferred === undefined ? [] : [preferred];
  });
  const kinds = ["v1", ...groups].map(async (groupVersion) =>
    listAt(await get(api, pathOf(groupVersion)), "resources").flatMap((resource): readonly ListableKind[] => {
      const plural = textAt(resource, "name");
      const kind = textAt(resource, "kind");
      if (plural === undefined || kind === undefined || plural.includes("/")) return [];
      return listAt(resource, "verbs").includes("list") ? [{ groupVersion, plural, kind }] : [];
    }),
  );
  return (await Promise.all(kinds)).flat();
}

const pathOf = (groupVersion: string): string =>
  groupVersion.includes("/") ? `/apis/${groupVersion}` : `/api/${groupVersion}`;

/** @throws Error when the API does not answer as it should: a snapshot with holes proves nothing. */
async function get(api: KubernetesApi, path: string): Promise<Json> {
  const { status, body } = await api.request({ method: "GET", path });
  if (status === 200) return body;
  throw new Error(`GET ${path}: ${status} ${textAt(body, "message") ?? JSON.stringify(at(body, "reason"))}`);
}
