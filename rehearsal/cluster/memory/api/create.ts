import { admitCreate } from "../admission";
import { applyDefaults } from "../defaults";
import { ClusterState } from "../cluster-state";
import { isTerminating, metadataOf, nameOf } from "../json/object";
import { Fields, isFields, textAt } from "../json/tree";
import { recordUpdate } from "../patch/managed-fields";
import { ResourceType, apiVersionOf, storageKey } from "../resources/resource-type";
import { prepareCreate } from "../strategy";
import { Cause, alreadyExists, ApiError, badRequest, forbidden, invalid, notFound } from "./status";
import { toStorage } from "./versions";
import { validate } from "../validation";

/** Who writes, and how. */
export interface WriteOptions {
  /** Name that managed fields are kept under. */
  readonly manager: string;

  /** Answers as if, and stores nothing. */
  readonly dryRun: boolean;

  /** Server-side apply keeps the book on managed fields itself. */
  readonly bookkeeping: "update" | "none";
}

/** How the parts of the control plane itself write. */
export const AS_CONTROLLER: WriteOptions = {
  manager: "kube-controller-manager",
  dryRun: false,
  bookkeeping: "update",
};

/** A written object and what the server warns of. */
export interface Written {
  readonly object: Fields;
  readonly warnings: readonly string[];
}

/** Creates a decoded object. @throws ApiError when it is refused. */
export function createObject(
  state: ClusterState,
  type: ResourceType,
  namespace: string,
  object: Fields,
  options: WriteOptions,
): Written {
  const key = storageKey(type);
  const metadata = metadataOf(object);
  placeInNamespace(state, type, namespace, object);
  const generated = nameObject(state, type, object);
  for (const field of [
    "uid",
    "resourceVersion",
    "deletionTimestamp",
    "deletionGracePeriodSeconds",
    "selfLink",
  ]) {
    Reflect.deleteProperty(metadata, field);
  }
  applyDefaults(type, object);
  const name = nameOf(object);
  metadata["uid"] = state.ids.uid(`${key}/${namespace}/${name}`);
  metadata["creationTimestamp"] = state.ids.now();
  prepareCreate(state, type, object);
  const warnings = admitCreate(state, type, object);
  const nameless = metadataCauses(object);
  const causes = nameless.length > 0 ? nameless : validate(type, object);
  if (causes.length > 0) throw invalid(type, name, causes);
  // What is wrong with an object is said before that there is another of its name.
  if (name !== "" && state.store.has(key, namespace, name)) throw alreadyExists(type, name);
  if (options.bookkeeping === "update") recordUpdate(state, type, undefined, object, options.manager, "");
  if (options.dryRun) return { object, warnings };
  state.ids.tick();
  if (generated !== undefined) state.ids.useSuffix(generated);
  return { object: state.store.put(key, toStorage(object, type)), warnings };
}

function placeInNamespace(state: ClusterState, type: ResourceType, namespace: string, object: Fields): void {
  const metadata = metadataOf(object);
  if (!type.namespaced) {
    delete metadata["namespace"];
    return;
  }
  const written = textAt(metadata, "namespace") ?? "";
  if (written !== "" && written !== namespace) {
    throw badRequest("the namespace of the provided object does not match the namespace sent on the request");
  }
  metadata["namespace"] = namespace;
  const found = state.store.get("/namespaces", "", namespace);
  const namespaces = state.registry.find("", "v1", "namespaces");
  if (found === undefined && namespaces !== undefined) throw notFound(namespaces, namespace);
  if (found !== undefined && isTerminating(found)) {
    throw forbidden(
      type,
      textAt(metadata, "name") ?? "",
      `unable to create new content in namespace ${namespace} because it is being terminated`,
    );
  }
}

/** Gives an object without a name a generated one, and says under which key. */
function nameObject(state: ClusterState, type: ResourceType, object: Fields): string | undefined {
  const metadata = metadataOf(object);
  const prefix = textAt(metadata, "generateName") ?? "";
  if ((textAt(metadata, "name") ?? "") !== "" || prefix === "") return undefined;
  const namespace = textAt(metadata, "namespace") ?? "";
  const key = `${storageKey(type)}/${namespace}/${prefix}`;
  metadata["name"] = `${prefix}${state.ids.suffix(key)}`;
  return key;
}

function metadataCauses(object: Fields): Cause[] {
  if (nameOf(object) !== "") return [];
  const message = "Required value: name or generateName is required";
  return [{ field: "metadata.name", reason: "FieldValueRequired", message }];
}

/** What a controller makes: the object, or why it was refused. */
export function createAsController(
  state: ClusterState,
  apiVersion: string,
  kind: string,
  object: Fields,
): Fields | ApiError {
  const type = state.registry.ofKind(apiVersion, kind);
  const namespace = textAt(object, "metadata", "namespace") ?? "";
  if (type === undefined) return new ApiError(404, "NotFound", `no kind ${kind} in ${apiVersion}`);
  try {
    const shaped: Fields = { apiVersion: apiVersionOf(type), kind, ...object };
    return createObject(state, type, namespace, shaped, AS_CONTROLLER).object;
  } catch (error) {
    if (error instanceof ApiError) return error;
    throw error;
  }
}

/** Says whether a controller got what it wanted. */
export function isCreated(result: Fields | ApiError): result is Fields {
  return !(result instanceof ApiError) && isFields(result);
}
