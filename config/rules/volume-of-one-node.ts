import { CloudCatalog } from "../../catalog";
import { Draft } from "../draft";
import { NodePoolConfig, VolumeConfig } from "../environment";
import { ConfigPath, Finding } from "../problems/problem";
import { quoted } from "../problems/shown";
import { replicasPerNode } from "./replicas-fit-nodes";
import { Rule } from "./rule";

const HOSTNAME = "kubernetes.io/hostname";

interface Store {
  readonly path: ConfigPath;
  readonly volume: VolumeConfig;

  /** Node that has the files, where the file says it. */
  readonly node: string | undefined;
}

function storesOfOneNode({ models, outputs }: Draft): readonly Store[] {
  return Object.entries({ models: models?.volume, outputs: outputs?.volume }).flatMap(
    ([store, volume]): Store[] => {
      if (volume === undefined) return [];
      const path = [store, "volume"];
      if ("hostPath" in volume) {
        return [{ path: [...path, "hostPath"], volume, node: volume.hostPath.node }];
      }
      const isOne = "storageClass" in volume && volume.storageClass.accessMode === "ReadWriteOnce";
      return isOne ? [{ path: [...path, "storageClass", "accessMode"], volume, node: undefined }] : [];
    },
  );
}

/** Nobody says which node has the files, so there must be no second one that replicas could run on. */
function needsOneNode({ path, volume }: Store, poolName: string, { max }: NodePoolConfig): Finding[] {
  if (max === 1) return [];
  const isFolder = "hostPath" in volume;
  return [
    {
      path,
      expected: isFolder
        ? "the node that has the folder (node), nfs, or a storageClass with ReadWriteMany, since other nodes do not see its files"
        : "ReadWriteMany, since pods of one node only can use ReadWriteOnce",
      got: isFolder ? "a folder of one node" : "ReadWriteOnce",
      because: { path: ["nodePools", poolName, "max"], says: `max: ${max}, where replicas run` },
    },
  ];
}

function roomOnOneNode({ path, node }: Store, draft: Draft, catalog: CloudCatalog): Finding[] {
  const { scaling } = draft.diffusion;
  const limit = replicasPerNode(draft, catalog);
  if (scaling === undefined || limit === undefined || limit.count === 0 || scaling.max <= limit.count) {
    return [];
  }
  return [
    {
      path: ["diffusion", "scaling", "max"],
      expected: `at most ${limit.count}, the replicas for which one node has ${limit.what}, since all run on ${node ?? "it"}`,
      got: String(scaling.max),
      because: { path: [...path, "node"], says: `node: ${node ?? ""}` },
    },
  ];
}

function isOfPool({ path, node }: Store, poolName: string, { nodeSelector = {} }: NodePoolConfig): Finding[] {
  const only = nodeSelector[HOSTNAME];
  if (only === undefined || only === node) return [];
  return [
    {
      path: [...path, "node"],
      expected: `${only}, the only node of pool ${poolName}`,
      got: quoted(node ?? ""),
      because: { path: ["nodePools", poolName, "nodeSelector", HOSTNAME], says: `${HOSTNAME}: ${only}` },
    },
  ];
}

function sameNode([first, second]: readonly Store[]): Finding[] {
  if (first?.node === undefined || second?.node === undefined || first.node === second.node) return [];
  return [
    {
      path: [...second.path, "node"],
      expected: `${first.node}: a replica needs both folders on its node`,
      got: quoted(second.node),
      because: { path: [...first.path, "node"], says: `node: ${first.node}` },
    },
  ];
}

/** Files that pods of one node only can see are asked for only where all replicas are on that node. */
export const volumeOfOneNode: Rule = (draft, catalog) => {
  const poolName = draft.diffusion.gpu?.pool;
  const pool = poolName === undefined ? undefined : draft.nodePools[poolName];
  if (poolName === undefined || pool === undefined || catalog.nodesExist !== true) return [];
  const stores = storesOfOneNode(draft);
  const pinned = stores.filter(({ node }) => node !== undefined);
  const [first] = pinned;
  return [
    // Where one volume keeps the pods on its node, they are together for the others too.
    ...(first === undefined ? stores.flatMap((store) => needsOneNode(store, poolName, pool)) : []),
    ...(first === undefined ? [] : roomOnOneNode(first, draft, catalog)),
    ...pinned.flatMap((store) => isOfPool(store, poolName, pool)),
    ...sameNode(pinned),
  ];
};
