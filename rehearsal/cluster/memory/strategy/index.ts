import { ClusterState } from "../cluster-state";
import { metadataOf, nameOf } from "../json/object";
import { Fields, child } from "../json/tree";
import { ResourceType } from "../resources/resource-type";

/** Gives a new object what the server decides. */
export function prepareCreate(state: ClusterState, type: ResourceType, object: Fields): void {
  void state;
  if (type.kind === "Namespace" && type.group === "") {
    child(metadataOf(object), "labels")["kubernetes.io/metadata.name"] = nameOf(object);
    child(object, "spec")["finalizers"] = ["kubernetes"];
    object["status"] = { phase: "Active" };
  }
}

/** Gives a changed object what the server decides. */
export function prepareUpdate(
  state: ClusterState,
  type: ResourceType,
  object: Fields,
  old: Fields,
  subresource: string,
): void {
  void [state, type];
  if (subresource === "" && type.subresources.includes("status")) {
    if (old["status"] === undefined) delete object["status"];
    else object["status"] = old["status"];
  }
}
