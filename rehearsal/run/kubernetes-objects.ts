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
    const items = listAt(await find(api, `${pathOf(groupVersion)}/${plural}`), "items");
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

/** Every kind once: in the version that its group prefers, where that has it, otherwise in another one. */
async function listableKinds(api: KubernetesApi): Promise<readonly ListableKind[]> {
  const versions = listAt(await get(api, "/apis"), "groups").flatMap((group) =>
    [at(group, "preferredVersion"), ...listAt(group, "versions")].flatMap(
      (version) => textAt(version, "groupVersion") ?? [],
    ),
  );
  const kinds = ["v1", ...new Set(versions)].map(async (groupVersion) =>
    listAt(await find(api, pathOf(groupVersion)), "resources").flatMap(
      (resource): readonly ListableKind[] => {
        const plural = textAt(resource, "name");
        const kind = textAt(resource, "kind");
        if (plural === undefined || kind === undefined || plural.includes("/")) return [];
        return listAt(resource, "verbs").includes("list") ? [{ groupVersion, plural, kind }] : [];
      },
    ),
  );
  const found = new Map<string, ListableKind>();
  for (const one of (await Promise.all(kinds)).flat()) {
    const key = `${one.groupVersion.replace(/\/?[^/]*$/, "")}/${one.plural}`;
    if (!found.has(key)) found.set(key, one);
  }
  return [...found.values()];
}

const pathOf = (groupVersion: string): string =>
  groupVersion.includes("/") ? `/apis/${groupVersion}` : `/api/${groupVersion}`;

/** What is at a path that must be there. @throws Error when it is not. */
async function get(api: KubernetesApi, path: string): Promise<Json> {
  const found = await find(api, path);
  if (found === undefined) throw new Error(`GET ${path}: there is no such thing`);
  return found;
}

/**
 * What is at a path; undefined when that has just gone, as the kind of a definition does, with all its objects.
 *
 * @throws Error when the API does not answer as it should: a snapshot with holes proves nothing.
 */
async function find(api: KubernetesApi, path: string): Promise<Json | undefined> {
  const { status, body } = await api.request({ method: "GET", path });
  if (status === 200) return body;
  if (status === 404) return undefined;
  throw new Error(`GET ${path}: ${status} ${textAt(body, "message") ?? JSON.stringify(at(body, "reason"))}`);
}
