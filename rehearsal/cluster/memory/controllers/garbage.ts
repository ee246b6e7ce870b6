import { removeObject } from "../api/remove";
import { ClusterState } from "../cluster-state";
import { isTerminating, metadataOf, uidOf } from "../json/object";
import { Fields, copyFields, itemsAt, textAt, textsAt } from "../json/tree";
import { release } from "./protection";

interface Dependent {
  readonly key: string;
  readonly object: Fields;
}

/** Deletes objects whose owners are all gone, and lets owners go that wait for their dependents. */
export function collectGarbage(state: ClusterState): void {
  const uids = new Set<string>();
  const dependents: Dependent[] = [];
  const waiting: Dependent[] = [];
  for (const { key, object } of state.store.all()) {
    uids.add(uidOf(object));
    if (itemsAt(object, "metadata", "ownerReferences").length > 0) dependents.push({ key, object });
    if (isTerminating(object)) waiting.push({ key, object });
  }
  for (const dependent of dependents) {
    const owners = itemsAt(dependent.object, "metadata", "ownerReferences");
    if (!owners.some((owner) => uids.has(textAt(owner, "uid") ?? ""))) remove(state, dependent);
  }
  for (const owner of waiting) finish(state, owner, dependents);
}

function remove(state: ClusterState, { key, object }: Dependent): void {
  const type = state.registry.ofKey(key);
  if (type === undefined || isTerminating(object)) return;
  removeObject(state, type, object, { propagation: "Background", dryRun: false });
}

function finish(state: ClusterState, owner: Dependent, dependents: readonly Dependent[]): void {
  const finalizers = textsAt(owner.object, "metadata", "finalizers");
  const own = dependents.filter(({ object }) =>
    itemsAt(object, "metadata", "ownerReferences").some(
      (reference) => textAt(reference, "uid") === uidOf(owner.object),
    ),
  );
  if (finalizers.includes("orphan")) {
    for (const dependent of own) disown(state, dependent, uidOf(owner.object));
    release(state, owner.key, owner.object, "orphan");
  } else if (finalizers.includes("foregroundDeletion")) {
    for (const dependent of own) remove(state, dependent);
    const held = own.some(({ object }) =>
      itemsAt(object, "metadata", "ownerReferences").some(
        (reference) =>
          textAt(reference, "uid") === uidOf(owner.object) && reference["blockOwnerDeletion"] === true,
      ),
    );
    if (!held) release(state, owner.key, owner.object, "foregroundDeletion");
  }
}

function disown(state: ClusterState, { key, object }: Dependent, uid: string): void {
  const others = itemsAt(object, "metadata", "ownerReferences").filter(
    (reference) => reference["uid"] !== uid,
  );
  const orphan = copyFields(object);
  metadataOf(orphan)["ownerReferences"] = others;
  if (others.length === 0) delete metadataOf(orphan)["ownerReferences"];
  state.store.put(key, orphan);
}
