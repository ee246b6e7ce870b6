import { admitUpdate } from "../admission";
import { applyDefaults } from "../defaults";
import { ClusterState } from "../cluster-state";
import { isTerminating, metadataOf, nameOf, namespaceOf } from "../json/object";
import { Fields, copyFields, equal, listAt, textAt } from "../json/tree";
import { recordUpdate } from "../patch/managed-fields";
import { ResourceType, storageKey } from "../resources/resource-type";
import { prepareUpdate } from "../strategy";
import { validate } from "../validation";
import { WriteOptions, Written } from "./create";
import { MODIFIED, badRequest, conflict, invalid } from "./status";
import { toStorage } from "./versions";

/** Fields of the metadata that writers cannot change. */
const FIXED = [
  "uid",
  "creationTimestamp",
  "generation",
  "deletionTimestamp",
  "deletionGracePeriodSeconds",
  "generateName",
];

/** Replaces an object by a decoded one. @throws ApiError when it is refused. */
export function updateObject(
  state: ClusterState,
  type: ResourceType,
  old: Fields,
  next: Fields,
  subresource: string,
  options: WriteOptions,
): Written {
  const name = nameOf(old);
  checkIdentity(type, old, next);
  const object = withFixedMetadata(
    old,
    subresource === "status" ? withStatusOf(old, next) : copyFields(next),
  );
  applyDefaults(type, object);
  prepareUpdate(state, type, object, old, subresource);
  const warnings = admitUpdate(state, type, object, old, subresource);
  const causes = subresource === "" ? validate(type, object, old) : [];
  if (causes.length > 0) throw invalid(type, name, causes);
  bumpGeneration(object, old);
  if (options.bookkeeping === "update") recordUpdate(state, type, old, object, options.manager, subresource);
  if (sameButForTimes(old, object)) return { object: old, warnings };
  if (options.dryRun) return { object, warnings };
  state.ids.tick();
  return { object: store(state, type, object), warnings };
}

/** Stores what has changed, or forgets it when nothing holds it back any more. */
export function store(state: ClusterState, type: ResourceType, object: Fields): Fields {
  const key = storageKey(type);
  const stored = state.store.put(key, toStorage(object, type));
  if (isReleased(object)) state.store.remove(key, namespaceOf(object), nameOf(object));
  return stored;
}

function isReleased(object: Fields): boolean {
  return (
    isTerminating(object) &&
    listAt(object, "metadata", "finalizers").length === 0 &&
    (textAt(object, "kind") !== "Namespace" || listAt(object, "spec", "finalizers").length === 0)
  );
}

function checkIdentity(type: ResourceType, old: Fields, next: Fields): void {
  const name = nameOf(old);
  const nextName = nameOf(next);
  if (nextName !== name) {
    throw badRequest(`the name of the object (${nextName}) does not match the name on the URL (${name})`);
  }
  const version = textAt(next, "metadata", "resourceVersion") ?? "";
  if (version !== "" && version !== textAt(old, "metadata", "resourceVersion"))
    throw conflict(type, name, MODIFIED);
  const uid = textAt(next, "metadata", "uid") ?? "";
  const known = textAt(old, "metadata", "uid") ?? "";
  if (uid !== "" && uid !== known) {
    throw conflict(
      type,
      name,
      `StorageError: invalid object, Code: 4, Key: , ResourceVersion: 0, AdditionalErrorMsg: Precondition failed: UID in precondition: ${uid}, UID in object meta: ${known}`,
    );
  }
}

function withStatusOf(old: Fields, next: Fields): Fields {
  const result = copyFields(old);
  if (next["status"] !== undefined) result["status"] = next["status"];
  const managed = next["metadata"];
  if (typeof managed === "object" && managed !== null && !Array.isArray(managed)) {
    for (const field of ["labels", "annotations", "finalizers", "managedFields"]) {
      const value = managed[field];
      if (value !== undefined) metadataOf(result)[field] = value;
    }
  }
  return result;
}

function withFixedMetadata(old: Fields, next: Fields): Fields {
  const metadata = metadataOf(next);
  const oldMetadata = metadataOf(old);
  for (const field of [...FIXED, "resourceVersion", "namespace"]) {
    const value = oldMetadata[field];
    if (value === undefined) Reflect.deleteProperty(metadata, field);
    else metadata[field] = value;
  }
  return next;
}

function bumpGeneration(object: Fields, old: Fields): void {
  const generation = metadataOf(old)["generation"];
  if (typeof generation !== "number") return;
  const changed = Object.keys({ ...old, ...object }).some(
    (field) => field !== "metadata" && field !== "status" && !equal(object[field], old[field]),
  );
  metadataOf(object)["generation"] = changed ? generation + 1 : generation;
}

function sameButForTimes(a: Fields, b: Fields): boolean {
  return equal(withoutTimes(a), withoutTimes(b));
}

function withoutTimes(object: Fields): Fields {
  const result = copyFields(object);
  for (const entry of listAt(result, "metadata", "managedFields")) {
    if (typeof entry === "object" && entry !== null && !Array.isArray(entry)) delete entry["time"];
  }
  return result;
}
