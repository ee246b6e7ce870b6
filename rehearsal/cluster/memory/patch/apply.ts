import { ApiError, badRequest } from "../api/status";
import { WriteOptions, Written, createObject } from "../api/create";
import { decode, tidy } from "../api/decode";
import { updateObject } from "../api/update";
import { Call } from "../api/call";
import { fromStorage } from "../api/versions";
import { nameOf } from "../json/object";
import { Fields, copyFields, isFields, itemsAt } from "../json/tree";
import { ResourceType, apiVersionOf, storageKey } from "../resources/resource-type";
import { PathKey, compareFields, fieldsOf } from "./field-set";
import { pathText } from "./fields-v1";
import { Manager, managersOf, ownable, without, writeManagers } from "./managed-fields";
import { mergeTyped, removePaths } from "./merge-typed";

/**
 * Answers a server-side apply.
 *
 * @throws ApiError when it is refused or conflicts with other managers.
 * @see https://kubernetes.io/docs/reference/using-api/server-side-apply/
 */
export function serverSideApply(call: Call, options: WriteOptions): Written & { readonly created: boolean } {
  const { state, route, request, query } = call;
  const { type, namespace, name, subresource } = route;
  if ((query["fieldManager"] ?? "") === "") throw badRequest("fieldManager is required for apply patch");
  const { object: applied, warnings } = decode(request.body, type, query["fieldValidation"], true);
  if (itemsAt(applied, "metadata", "managedFields").length > 0)
    throw badRequest("metadata.managedFields must be nil");
  if (nameOf(applied) !== name) {
    throw badRequest(
      `the name of the object (${nameOf(applied)}) does not match the name on the URL (${name})`,
    );
  }
  const mine: Manager = {
    manager: options.manager,
    operation: "Apply",
    apiVersion: apiVersionOf(type),
    subresource,
    time: state.ids.now(),
    fields: new Set(fieldsOf(ownable(applied, subresource), type.schema).keys()),
  };
  const bookless: WriteOptions = { ...options, bookkeeping: "none" };
  const stored = state.store.get(storageKey(type), namespace, name);
  if (stored === undefined) {
    const { object } = tidy(applied, type);
    writeManagers(object, [mine]);
    const written = createObject(state, type, namespace, object, bookless);
    return { created: true, object: written.object, warnings: [...warnings, ...written.warnings] };
  }
  const live = fromStorage(stored, type);
  const { object } = tidy(merge(type, live, applied, mine, query["force"] === "true"), type);
  const written = updateObject(state, type, live, object, subresource, bookless);
  return { created: false, object: written.object, warnings: [...warnings, ...written.warnings] };
}

function merge(type: ResourceType, live: Fields, applied: Fields, mine: Manager, force: boolean): Fields {
  const managers = managersOf(live);
  const isMine = (other: Manager) =>
    other.manager === mine.manager && other.operation === "Apply" && other.subresource === mine.subresource;
  const others = managers.filter((other) => !isMine(other));
  const before = managers.find(isMine);
  const laid = mergeTyped(live, applied, type.schema);
  const dropped = without(before?.fields ?? new Set<PathKey>(), mine.fields);
  const kept = new Set([...mine.fields, ...others.flatMap((other) => [...other.fields])]);
  const pruned = removePaths(laid, type.schema, dropped, kept);
  const next = isFields(pruned) ? pruned : live;
  const { changed, removed } = compareFields(
    ownable(live, mine.subresource),
    ownable(next, mine.subresource),
    type.schema,
  );
  const conflicts = others.flatMap((other) =>
    [...other.fields].filter((path) => changed.has(path)).map((path) => ({ other, path })),
  );
  if (conflicts.length > 0 && !force) throw conflictOf(conflicts);
  const lost = new Set([...changed, ...removed]);
  const unchanged =
    before !== undefined && changed.size + removed.size === 0 && sameSet(before.fields, mine.fields);
  const result = copyFields(next);
  writeManagers(result, [
    { ...mine, time: unchanged ? before.time : mine.time },
    ...others.map((other) => ({ ...other, fields: without(other.fields, lost) })),
  ]);
  return result;
}

function sameSet(a: ReadonlySet<PathKey>, b: ReadonlySet<PathKey>): boolean {
  return a.size === b.size && [...a].every((path) => b.has(path));
}

interface Conflict {
  readonly other: Manager;
  readonly path: PathKey;
}

function managerText({ manager, operation, apiVersion, subresource }: Manager): string {
  const part = subresource === "" ? "" : ` with subresource "${subresource}"`;
  return `"${manager}"${part}${operation === "Update" ? ` using ${apiVersion}` : ""}`;
}

function conflictOf(conflicts: readonly Conflict[]): ApiError {
  const causes = conflicts
    .map(({ other, path }) => ({ manager: managerText(other), path: pathText(path) }))
    .sort((a, b) => (`${a.manager} ${a.path}` < `${b.manager} ${b.path}` ? -1 : 1));
  const [first] = causes;
  const groups = [...new Set(causes.map(({ manager }) => manager))].map((manager) => {
    const paths = causes.filter((cause) => cause.manager === manager).map(({ path }) => `- ${path}`);
    return `conflicts with ${manager}:\n${paths.join("\n")}`;
  });
  const message =
    causes.length === 1 && first !== undefined
      ? `Apply failed with 1 conflict: conflict with ${first.manager}: ${first.path}`
      : `Apply failed with ${causes.length} conflicts: ${groups.join("\n")}`;
  return new ApiError(409, "Conflict", message, {
    causes: causes.map(({ manager, path }) => ({
      reason: "FieldManagerConflict",
      message: `conflict with ${manager}`,
      field: path,
    })),
  });
}
