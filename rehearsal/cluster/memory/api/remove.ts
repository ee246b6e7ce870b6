import { ClusterState } from "../cluster-state";
import { isTerminating, metadataOf, nameOf, namespaceOf, uidOf } from "../json/object";
import { Fields, copyFields, listAt, textAt } from "../json/tree";
import { ResourceType, storageKey } from "../resources/resource-type";
import { conflict } from "./status";
import { store } from "./update";

/** How to delete. */
export interface RemoveOptions {
  /** What becomes of objects that the deleted one owns. */
  readonly propagation: "Background" | "Foreground" | "Orphan";
  readonly dryRun: boolean;
  readonly preconditions?: Fields | undefined;
}

/** Deletes an object, or marks it when finalizers hold it; says what is left of it. @throws ApiError on a failed precondition. */
export function removeObject(
  state: ClusterState,
  type: ResourceType,
  stored: Fields,
  options: RemoveOptions,
): { readonly gone: boolean; readonly object: Fields } {
  checkPreconditions(type, stored, options.preconditions);
  const object = copyFields(stored);
  const metadata = metadataOf(object);
  const finalizers = listAt(metadata, "finalizers").filter((name) => typeof name === "string");
  if (options.propagation === "Foreground" && !finalizers.includes("foregroundDeletion")) {
    finalizers.push("foregroundDeletion");
  }
  if (options.propagation === "Orphan" && !finalizers.includes("orphan")) finalizers.push("orphan");
  const held = finalizers.length > 0 || listAt(object, "spec", "finalizers").length > 0;
  if (options.dryRun) return { gone: !held, object };
  state.ids.tick();
  if (!held) {
    state.store.remove(storageKey(type), namespaceOf(object), nameOf(object));
    return { gone: true, object };
  }
  if (finalizers.length > 0) metadata["finalizers"] = finalizers;
  if (isTerminating(object)) return { gone: false, object: store(state, type, object) };
  metadata["deletionTimestamp"] = state.ids.now();
  metadata["deletionGracePeriodSeconds"] = 0;
  if (typeof metadata["generation"] === "number") metadata["generation"] += 1;
  if (type.kind === "Namespace" && type.group === "") object["status"] = { phase: "Terminating" };
  return { gone: false, object: store(state, type, object) };
}

function checkPreconditions(type: ResourceType, object: Fields, preconditions: Fields | undefined): void {
  const uid = textAt(preconditions, "uid");
  if (uid !== undefined && uid !== uidOf(object)) {
    const why = `Precondition failed: UID in precondition: ${uid}, UID in object meta: ${uidOf(object)}`;
    throw conflict(type, nameOf(object), why);
  }
  const wanted = textAt(preconditions, "resourceVersion");
  const version = textAt(object, "metadata", "resourceVersion") ?? "";
  if (wanted !== undefined && wanted !== version) {
    const why = `Precondition failed: ResourceVersion in precondition: ${wanted}, ResourceVersion in object meta: ${version}`;
    throw conflict(type, nameOf(object), why);
  }
}
