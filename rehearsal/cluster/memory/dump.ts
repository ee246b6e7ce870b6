import { JsonObject } from "../kubernetes-api";
import { RehearsalCluster } from "../control-plane";
import { MemoryCluster } from "./control-plane";
import { ClusterState } from "./cluster-state";
import { isOwn } from "./bootstrap";
import { copyFields } from "./json/tree";

/** An object of a cluster. */
export interface DumpedObject {
  readonly object: JsonObject;

  /** A cluster has it by itself, whatever anybody does with it: it is no leftover. */
  readonly own: boolean;
}

/** Every object of a cluster, in the order in which they were made. */
export function dumpState(state: ClusterState): readonly DumpedObject[] {
  return [...state.store.all()].map(({ key, object }) => ({
    object: copyFields(object),
    own: isOwn(key, object),
  }));
}

/** Every object of a cluster in memory, in the order in which they were made. @throws Error for other clusters. */
export function dumpObjects(cluster: RehearsalCluster): readonly DumpedObject[] {
  if (!(cluster instanceof MemoryCluster)) throw new Error(`cluster '${cluster.name}' is not one in memory`);
  return cluster.dump();
}
