import { ApiError } from "../api/status";
import { createAsController } from "../api/create";
import { removeObject } from "../api/remove";
import { updateObject } from "../api/update";
import { AS_CONTROLLER } from "../api/create";
import { ClusterState } from "../cluster-state";
import { controllerOf, isTerminating, namespaceOf, ownerReference, uidOf } from "../json/object";
import { Fields, copyFields, fieldsAt, textAt } from "../json/tree";
import { ResourceType, storageKey } from "../resources/resource-type";

/** The objects of a resource that an owner controls. */
export function ownedBy(state: ClusterState, key: string, owner: Fields): Fields[] {
  const uid = uidOf(owner);
  return state.store
    .list(key, namespaceOf(owner))
    .filter((object) => textAt(controllerOf(object), "uid") === uid);
}

/** The owners of a resource that controllers should care for: those that are not about to go. */
export function owners(state: ClusterState, key: string): Fields[] {
  return state.store.list(key).filter((object) => !isTerminating(object));
}

/** Makes a pod from a template for an owner. */
export function makePod(
  state: ClusterState,
  owner: Fields,
  template: Fields | undefined,
  name: { readonly name: string } | { readonly generateName: string },
  change: (pod: Fields) => void = () => undefined,
): Fields | ApiError {
  const { labels, annotations, finalizers } = fieldsAt(template, "metadata") ?? {};
  const pod: Fields = {
    metadata: {
      ...name,
      namespace: namespaceOf(owner),
      ...(labels === undefined ? {} : { labels }),
      ...(annotations === undefined ? {} : { annotations }),
      ...(finalizers === undefined ? {} : { finalizers }),
      ownerReferences: [ownerReference(owner)],
    },
    spec: fieldsAt(template, "spec") ?? {},
  };
  const copy = copyFields(pod);
  change(copy);
  return createAsController(state, "v1", "Pod", copy);
}

/** Deletes an object the way a controller does. */
export function removeOwned(state: ClusterState, key: string, object: Fields): void {
  const type = state.registry.ofKey(key);
  if (
    type !== undefined &&
    state.store.has(storageKey(type), namespaceOf(object), textAt(object, "metadata", "name") ?? "")
  ) {
    removeObject(state, type, object, { propagation: "Background", dryRun: false });
  }
}

/** Changes an object the way a controller does. */
export function changeOwned(
  state: ClusterState,
  type: ResourceType,
  object: Fields,
  change: (object: Fields) => void,
): Fields {
  const next = copyFields(object);
  change(next);
  return updateObject(state, type, object, next, "", AS_CONTROLLER).object;
}
