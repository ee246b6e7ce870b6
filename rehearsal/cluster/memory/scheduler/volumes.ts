import { namespaceOf, isTerminating } from "../json/object";
import { Fields, fieldsAt, itemsAt, textAt } from "../json/tree";
import { termFits } from "./node-affinity";

/** Where the scheduler finds objects other than nodes and pods. */
export interface ObjectLookup {
  readonly store: {
    /** An object by group and plural, such as `apps/deployments`; undefined when there is none. */
    get(key: string, namespace: string, name: string): Fields | undefined;

    /** All objects of a resource, not to be changed. */
    peek(key: string): Iterable<Fields>;
  };
}

/** Names of the claims that a pod mounts. */
export function claimsOf(pod: Fields): string[] {
  return itemsAt(pod, "spec", "volumes").flatMap((volume) => {
    const claim = textAt(volume, "persistentVolumeClaim", "claimName");
    return claim === undefined ? [] : [claim];
  });
}

/** Says why the volumes of a pod keep it off every node; undefined when they do not. */
export function volumesNotReady(state: ObjectLookup, pod: Fields): string | undefined {
  for (const name of claimsOf(pod)) {
    const claim = state.store.get("/persistentvolumeclaims", namespaceOf(pod), name);
    if (claim === undefined) return `persistentvolumeclaim "${name}" not found`;
    if (isTerminating(claim)) return `persistentvolumeclaim "${name}" is being deleted`;
    if (textAt(claim, "status", "phase") === "Bound") continue;
    if (!waitsForPod(state, claim)) return "pod has unbound immediate PersistentVolumeClaims";
  }
  return undefined;
}

/** Says whether a claim is bound only when a pod that mounts it has a node. */
export function waitsForPod(state: ObjectLookup, claim: Fields): boolean {
  const className = textAt(claim, "spec", "storageClassName") ?? "";
  const storageClass = state.store.get("storage.k8s.io/storageclasses", "", className);
  return textAt(storageClass, "volumeBindingMode") === "WaitForFirstConsumer";
}

/** Says why the volumes of a pod keep it off one node; undefined when they do not. */
export function volumeConflict(state: ObjectLookup, pod: Fields, node: Fields): string | undefined {
  for (const name of claimsOf(pod)) {
    const claim = state.store.get("/persistentvolumeclaims", namespaceOf(pod), name);
    const volume = state.store.get("/persistentvolumes", "", textAt(claim, "spec", "volumeName") ?? "");
    const required = fieldsAt(volume, "spec", "nodeAffinity", "required");
    if (
      required !== undefined &&
      !itemsAt(required, "nodeSelectorTerms").some((term) => termFits(term, node))
    ) {
      return "node(s) had volume node affinity conflict";
    }
    if (claim !== undefined && volume === undefined && !canProvision(state, claim)) {
      return "node(s) didn't find available persistent volumes to bind";
    }
  }
  return undefined;
}

function canProvision(state: ObjectLookup, claim: Fields): boolean {
  const storageClass = textAt(claim, "spec", "storageClassName") ?? "";
  const wanted = textAt(claim, "spec", "volumeMode");
  return [...state.store.peek("/persistentvolumes")].some(
    (volume) =>
      textAt(volume, "status", "phase") === "Available" &&
      (textAt(volume, "spec", "storageClassName") ?? "") === storageClass &&
      textAt(volume, "spec", "volumeMode") === wanted,
  );
}
