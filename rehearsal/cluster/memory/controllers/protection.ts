import { store } from "../api/update";
import { ClusterState } from "../cluster-state";
import { isTerminating, metadataOf, nameOf, namespaceOf } from "../json/object";
import { Fields, copyFields, textAt, textsAt } from "../json/tree";
import { holdsResources } from "../scheduler/cluster-view";
import { claimsOf } from "../scheduler/volumes";

/** Lets go of claims that no pod mounts any more, and of volumes that no claim is bound to. */
export function releaseProtected(state: ClusterState): void {
  for (const claim of state.store.list("/persistentvolumeclaims").filter(isTerminating)) {
    const pods = state.store.list("/pods", namespaceOf(claim));
    const inUse = pods.some((pod) => holdsResources(pod) && claimsOf(pod).includes(nameOf(claim)));
    if (!inUse) release(state, "/persistentvolumeclaims", claim, "kubernetes.io/pvc-protection");
  }
  for (const volume of state.store.list("/persistentvolumes").filter(isTerminating)) {
    if (textAt(volume, "status", "phase") === "Bound") continue;
    release(state, "/persistentvolumes", volume, "kubernetes.io/pv-protection");
  }
}

/** Takes a finalizer off an object. */
export function release(state: ClusterState, key: string, object: Fields, finalizer: string): void {
  const finalizers = textsAt(object, "metadata", "finalizers");
  const type = state.registry.ofKey(key);
  if (type === undefined || !finalizers.includes(finalizer)) return;
  const released = copyFields(object);
  metadataOf(released)["finalizers"] = finalizers.filter((name) => name !== finalizer);
  store(state, type, released);
}
