import { ClusterState } from "../cluster-state";
import { metadataOf } from "../json/object";
import { Fields, Tree, fieldsAt, isFields, itemsAt, textAt } from "../json/tree";
import { ResourceType, apiVersionOf } from "../resources/resource-type";
import { normalise } from "../types/normalise";
import { PathKey, compareFields } from "./field-set";
import { fromFieldsV1, toFieldsV1 } from "./fields-v1";

/** Who has set which fields of an object, and how. */
export interface Manager {
  readonly manager: string;
  readonly operation: "Apply" | "Update";
  readonly apiVersion: string;
  readonly subresource: string;
  readonly time: Tree;
  readonly fields: ReadonlySet<PathKey>;
}

/** Metadata that nobody owns. */
const UNOWNED = new Set(
  [
    "name namespace uid resourceVersion generation creationTimestamp selfLink managedFields",
    "deletionTimestamp deletionGracePeriodSeconds generateName",
  ]
    .join(" ")
    .split(" "),
);

/** The managers of an object. */
export function managersOf(object: Fields): Manager[] {
  return itemsAt(object, "metadata", "managedFields").map((entry) => ({
    manager: textAt(entry, "manager") ?? "",
    operation: textAt(entry, "operation") === "Apply" ? "Apply" : "Update",
    apiVersion: textAt(entry, "apiVersion") ?? "",
    subresource: textAt(entry, "subresource") ?? "",
    time: entry["time"] ?? null,
    fields: fromFieldsV1(fieldsAt(entry, "fieldsV1") ?? {}),
  }));
}

/** Writes the managers into an object; those that own nothing any more are left out. */
export function writeManagers(object: Fields, managers: readonly Manager[]): void {
  const entries = managers
    .filter(({ fields }) => fields.size > 0)
    .map(({ manager, operation, apiVersion, subresource, time, fields }) => ({
      manager,
      operation,
      apiVersion,
      time,
      fieldsType: "FieldsV1",
      fieldsV1: toFieldsV1(fields),
      ...(subresource === "" ? {} : { subresource }),
    }));
  if (entries.length > 0) metadataOf(object)["managedFields"] = entries;
  else delete metadataOf(object)["managedFields"];
}

/** The object as far as somebody can own it. */
export function ownable(object: Fields, subresource: string): Fields {
  const result: Fields = {};
  for (const [name, value] of Object.entries(object)) {
    if (name === "apiVersion" || name === "kind") continue;
    if (subresource === "status" ? name !== "status" : name === "status") continue;
    result[name] = value;
  }
  if (isFields(result["metadata"])) {
    const kept = Object.entries(result["metadata"]).filter(([name]) => !UNOWNED.has(name));
    if (kept.length > 0) result["metadata"] = Object.fromEntries(kept);
    else delete result["metadata"];
  }
  return result;
}

/** Fields without those of another set. */
export function without(fields: ReadonlySet<PathKey>, gone: ReadonlySet<PathKey>): Set<PathKey> {
  return new Set([...fields].filter((path) => !gone.has(path)));
}

/** Notes who has set which field by an ordinary write: what has changed is the writer's alone. */
export function recordUpdate(
  state: ClusterState,
  type: ResourceType,
  old: Fields | undefined,
  object: Fields,
  manager: string,
  subresource: string,
): void {
  const empty = normalise({}, type.schema, { unknownFields: [], errors: [] });
  const before = old ?? (isFields(empty) ? empty : {});
  const { changed, removed } = compareFields(
    ownable(before, subresource),
    ownable(object, subresource),
    type.schema,
  );
  const apiVersion = apiVersionOf(type);
  const isWriter = (other: Manager) =>
    other.manager === manager &&
    other.operation === "Update" &&
    other.apiVersion === apiVersion &&
    other.subresource === subresource;
  const known = old === undefined ? [] : managersOf(old);
  const lost = new Set([...changed, ...removed]);
  const next: Manager[] = known.map((other) =>
    isWriter(other)
      ? { ...other, fields: without(other.fields, removed) }
      : { ...other, fields: without(other.fields, lost) },
  );
  const index = next.findIndex(isWriter);
  const own = next[index];
  if (own === undefined) {
    next.push({
      manager,
      operation: "Update",
      apiVersion,
      subresource,
      time: state.ids.now(),
      fields: changed,
    });
  } else if (changed.size > 0) {
    next[index] = { ...own, time: state.ids.now(), fields: new Set([...own.fields, ...changed]) };
  }
  writeManagers(object, next);
}
