import { ClusterState } from "../cluster-state";
import { annotationsOf } from "../json/object";
import { Fields, child, textAt } from "../json/tree";

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

function created(object: Fields): string {
  return textAt(object, "metadata", "creationTimestamp") ?? "";
}
