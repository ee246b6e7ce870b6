import { JsonObject } from "../kubernetes-api";
import { isOwn } from "./bootstrap";
import { ClusterState } from "./cluster-state";
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
