import { forbidden } from "../api/status";
import { ClusterState } from "../cluster-state";
import { annotationsOf, nameOf } from "../json/object";
import { Fields, child, textAt } from "../json/tree";
import { ResourceType } from "../resources/resource-type";
import { nanoOf } from "../types/quantity";

const IS_DEFAULT = "storageclass.kubernetes.io/is-default-class";

/** Gives a claim that names no storage class the newest default one, if there is one. */
export function admitClaim(state: ClusterState, claim: Fields): void {
  const spec = child(claim, "spec");
  if (spec["storageClassName"] !== undefined) return;
  const [newest] = state.store
    .list("storage.k8s.io/storageclasses")
    .filter((one) => annotationsOf(one)[IS_DEFAULT] === "true")
    .sort((a, b) => (created(a) < created(b) ? 1 : -1));
  const name = textAt(newest, "metadata", "name");
  if (name !== undefined) spec["storageClassName"] = name;
}

/** Lets a bound claim grow only when its class allows that. @throws ApiError when it does not. */
export function admitResize(state: ClusterState, type: ResourceType, claim: Fields, old: Fields): void {
  const size = (object: Fields) => nanoOf(textAt(object, "spec", "resources", "requests", "storage"));
  if (textAt(old, "status", "phase") !== "Bound" || size(claim) <= size(old)) return;
  const name = textAt(claim, "spec", "storageClassName") ?? "";
  const found = state.store.get("storage.k8s.io/storageclasses", "", name);
  if (found?.["allowVolumeExpansion"] === true) return;
  throw forbidden(
    type,
    nameOf(claim),
    "only dynamically provisioned pvc can be resized and the storageclass that provisions the pvc must support resize",
  );
}

function created(object: Fields): string {
  return textAt(object, "metadata", "creationTimestamp") ?? "";
}
