import { ClusterState } from "../cluster-state";
import { nameOf, namespaceOf } from "../json/object";

/** Forgets objects of kinds whose definition is gone. */
export function forgetUndefined(state: ClusterState): void {
  for (const { key, object } of [...state.store.all()]) {
    if (state.registry.ofKey(key) === undefined) state.store.remove(key, namespaceOf(object), nameOf(object));
  }
}
