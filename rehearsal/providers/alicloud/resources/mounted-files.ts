import { RehearsalCluster } from "../../../cluster/control-plane";
import { isJsonObject } from "../../../cluster/json";
import { copyFields, Fields, itemsAt, textAt } from "../../../cluster/memory/json/tree";
import { World } from "../../../world/world";

/** The pods of all clusters that have a file system mounted, as `namespace/name`. */
export async function podsThatMount(world: World, domain: string): Promise<readonly string[]> {
  const clusters = await world.clusters.list();
  return (await Promise.all(clusters.map((cluster) => podsOf(cluster, domain)))).flat();
}

async function podsOf(cluster: RehearsalCluster, domain: string): Promise<readonly string[]> {
  const volumes = await listed(cluster, "/api/v1/persistentvolumes");
  const claims = volumes
    .filter((volume) => serverOf(volume) === domain)
    .map(
      (volume) => `${at(volume, "spec", "claimRef", "namespace")}/${at(volume, "spec", "claimRef", "name")}`,
    );
  if (claims.length === 0) return [];
  const pods = await listed(cluster, "/api/v1/pods");
  return pods
    .filter((pod) => at(pod, "spec", "nodeName") !== "")
    .filter((pod) =>
      itemsAt(pod, "spec", "volumes").some((volume) =>
        claims.includes(
          `${at(pod, "metadata", "namespace")}/${at(volume, "persistentVolumeClaim", "claimName")}`,
        ),
      ),
    )
    .map((pod) => `${at(pod, "metadata", "namespace")}/${at(pod, "metadata", "name")}`);
}

/** By the driver for NAS, or as NFS. */
function serverOf(volume: Fields): string {
  return at(volume, "spec", "csi", "volumeAttributes", "server") || at(volume, "spec", "nfs", "server");
}

const at = (from: Fields, ...path: readonly string[]): string => textAt(from, ...path) ?? "";

async function listed({ api }: RehearsalCluster, path: string): Promise<readonly Fields[]> {
  const { status, body } = await api.request({ method: "GET", path });
  return status === 200 && isJsonObject(body) ? itemsAt(copyFields(body), "items") : [];
}
