import { JsonObject } from "../../../cluster/kubernetes-api";
import { AttributeType } from "../../../plugin/attribute-type";
import { rememberType } from "../../../plugin/dynamic-type";
import {
  ApplyRequest,
  ApplyResponse,
  Diagnostic,
  PlanRequest,
  PlanResponse,
  ReadResponse,
  ResourceType,
} from "../../../plugin/provider";
import { isListValue, isObjectValue, ObjectValue, Value } from "../../../plugin/value";
import { ApiClient, ApiError } from "../api-client";
import { Connection } from "../connection";
import { jsonAt, objectOf, textOf } from "../conversion/json";
import { findMapping, mappedPath, ResourceMapping } from "../discovery";
import { deadlineOf } from "../lifecycle/timeouts";
import { DONE, notYet, poll } from "../lifecycle/wait";
import { diagnosticOf, ProviderError } from "../provider-error";
import { applyFailure } from "./apply-failure";
import { computedPaths, createdObject, updatedObject } from "./manifest-plan";
import { APPLY_NEEDED, importedObject, importIdErrors, parseImportId } from "./manifest-import";
import { validateManifest } from "./manifest-validation";
import { waitForManifest } from "./manifest-wait";
import { manifestPayload } from "./manifest-payload";
import { deepUnknown, morph, MorphError, unknownToNull } from "./morph";
import { ObjectTypes } from "./object-type";
import { atPath } from "./object-path";
import { openFieldWarnings } from "./open-fields";
import { fromJson, toJson, withoutServerFields } from "./payload";

const TIMEOUTS = { create: "10m", update: "10m", delete: "10m" };
const NOT_RECOGNIZED = "API did not recognize GroupVersionKind from manifest (CRD may not be installed)";

/** `kubernetes_manifest`: any object of the API, by server-side apply. */
export class ManifestResource implements ResourceType {
  readonly #types = new WeakMap<Connection, ObjectTypes>();

  public constructor(private readonly connection: () => Connection) {}

  public validate(config: ObjectValue): Promise<readonly Diagnostic[]> {
    return Promise.resolve(validateManifest(config));
  }

  public async plan(request: PlanRequest): Promise<PlanResponse> {
    const { prior, proposed } = request;
    if (proposed === null) return { planned: null };
    try {
      return await this.#planned(request, proposed);
    } catch (error) {
      if (error instanceof MorphError) {
        const first: Diagnostic = {
          severity: "error",
          summary: "Manifest configuration incompatible with resource schema",
          detail: "Detailed descriptions of errors will follow below.",
        };
        return { planned: prior ?? proposed, diagnostics: [first, ...error.diagnostics] };
      }
      return { planned: prior ?? proposed, diagnostics: [diagnosticOf(error)] };
    }
  }

  public async apply(request: ApplyRequest, signal: AbortSignal): Promise<ApplyResponse> {
    const { prior, planned, config } = request;
    try {
      if (planned === null) {
        if (prior) await this.#delete(prior, signal);
        return { state: null };
      }
      return await this.#apply(prior, planned, config ?? planned, signal);
    } catch (error) {
      return { state: prior, diagnostics: [diagnosticOf(error)] };
    }
  }

  public async read(state: ObjectValue): Promise<ReadResponse> {
    try {
      const object = jsonOf(state["object"] ?? null);
      const { mapping, path } = await this.#located(object);
      const found = await this.#api.find(path);
      if (!found) return { state: null };
      return { state: { ...state, object: await this.#objectState(found, mapping) } };
    } catch (error) {
      return { state, diagnostics: [diagnosticOf(error)] };
    }
  }

  public async importState(id: string): Promise<ReadResponse> {
    try {
      const named = parseImportId(id);
      if (typeof named === "string") return { state: null, diagnostics: importIdErrors(named) };
      const found = await importedObject(this.#api, named);
      const object = await this.#objectState(found.object, found.mapping);
      const empty = { computed_fields: null, wait_for: null, field_manager: [], timeouts: [], wait: [] };
      return { state: { ...empty, manifest: null, object }, diagnostics: [APPLY_NEEDED] };
    } catch (error) {
      return { state: null, diagnostics: [diagnosticOf(error)] };
    }
  }

  get #api(): ApiClient {
    return this.connection().api();
  }

  #objectTypes(): ObjectTypes {
    const connection = this.connection();
    const types = this.#types.get(connection) ?? new ObjectTypes(connection.api());
    this.#types.set(connection, types);
    return types;
  }

  async #planned(request: PlanRequest, proposed: ObjectValue): Promise<PlanResponse> {
    const manifest = proposed["manifest"] ?? null;
    const { mapping } = await this.#located(jsonOf(unknownToNull(manifest)));
    checkNamespace(manifest, mapping);
    const computed = computedPaths(proposed);
    const imported = request.prior !== null && request.prior["manifest"] === null;
    const names = mapping.namespaced ? ["name", "namespace"] : ["name"];
    const requiresReplace = imported
      ? []
      : [
          ["manifest", "apiVersion"],
          ["manifest", "kind"],
          ...names.map((name) => ["manifest", "metadata", name]),
        ];
    const { type, open = new Set() } = await this.#objectTypes().of(mapping.apiVersion, mapping.kind, false);
    const exists = request.prior !== null && proposed["object"] !== null && proposed["object"] !== undefined;
    const warnings = exists ? openFieldWarnings(open, request.prior?.["manifest"], manifest) : [];
    if (type === undefined) {
      const diagnostic: Diagnostic = {
        severity: "warning",
        summary: "This custom resource does not have an associated OpenAPI schema.",
        detail:
          "We could not find an OpenAPI schema for this custom resource. Updates to this resource will cause a forced replacement.",
      };
      return {
        planned: { ...proposed, object: manifest },
        requiresReplace: [["manifest"], ["object"]],
        diagnostics: [diagnostic, ...warnings],
      };
    }
    const completed = deepUnknown(type, morph(manifest, type, ["object"]));
    const object = exists ? updatedObject(completed, computed, request) : createdObject(completed, computed);
    return { planned: { ...proposed, object: typed(object, type) }, requiresReplace, diagnostics: warnings };
  }

  async #apply(
    prior: ObjectValue | null,
    planned: ObjectValue,
    config: ObjectValue,
    signal: AbortSignal,
  ): Promise<ApplyResponse> {
    const wanted = planned["object"] ?? null;
    const { mapping, path, id } = await this.#located(jsonOf(unknownToNull(wanted)));
    const types = await this.#objectTypes().of(mapping.apiVersion, mapping.kind, false);
    const deadline = deadlineOf(prior ? "update" : "create", planned, TIMEOUTS, signal);
    const body = manifestPayload(wanted, planned, config, types);
    if (!prior && (await this.#api.find(path))) {
      throw new ProviderError(
        "Cannot create resource that already exists",
        `resource "${id}" already exists`,
      );
    }
    let object: JsonObject;
    try {
      const { name, force } = fieldManager(planned);
      object = await this.#api.apply(path, body, name, force);
    } catch (error) {
      if (error instanceof ApiError) return { state: prior, diagnostics: applyFailure(error, id) };
      throw error;
    }
    const diagnostics: Diagnostic[] = [];
    try {
      await waitForManifest({ api: this.#api, path, id, resource: planned, object, deadline });
    } catch (error) {
      diagnostics.push(diagnosticOf(error));
    }
    object = (await this.#api.find(path)) ?? object;
    return { state: { ...planned, object: await this.#objectState(object, mapping) }, diagnostics };
  }

  async #delete(prior: ObjectValue, signal: AbortSignal): Promise<void> {
    const { path } = await this.#located(jsonOf(prior["object"] ?? null));
    const name = path.split("/").at(-1) ?? "";
    const deadline = deadlineOf("delete", prior, TIMEOUTS, signal);
    try {
      await this.#api.delete(path);
    } catch (error) {
      if (error instanceof ApiError && error.status === 404) return;
      if (!(error instanceof ApiError)) throw error;
      throw new ProviderError(`Error deleting resource ${name}: ${error.message}`, error.message);
    }
    try {
      await poll(deadline, async () => ((await this.#api.find(path)) ? notYet("") : DONE));
    } catch (error) {
      if (error instanceof ApiError) throw error;
      throw new ProviderError(
        `Timed out when waiting for resource "${name}" to be deleted`,
        "Deletion timed out. This can happen when there is a finalizer on a resource. You may need to delete this resource manually with kubectl.",
      );
    }
  }

  async #objectState(object: JsonObject, mapping: ResourceMapping): Promise<Value> {
    const { type } = await this.#objectTypes().of(mapping.apiVersion, mapping.kind, false);
    const own = withoutServerFields(object);
    return type ? typed(fromJson(own, type), type) : fromJson(own, "dynamic");
  }

  async #located(object: JsonObject): Promise<{ mapping: ResourceMapping; path: string; id: string }> {
    const { apiVersion, kind } = object;
    const mapping = await findMapping(this.#api, textOf(apiVersion), textOf(kind));
    if (!mapping) {
      const group = textOf(apiVersion).includes("/") ? textOf(apiVersion).split("/")[0] : "";
      throw new ProviderError(NOT_RECOGNIZED, `no matches for kind "${textOf(kind)}" in group "${group}"`);
    }
    const namespace = textOf(jsonAt(object, "metadata", "namespace"));
    const name = textOf(jsonAt(object, "metadata", "name"));
    return { mapping, path: mappedPath(mapping, namespace, name), id: `${namespace}/${name}` };
  }
}

function checkNamespace(manifest: Value, { namespaced, apiVersion, kind }: ResourceMapping): void {
  const namespace = atPath(manifest, ["metadata", "namespace"]);
  const shown = `${apiVersion}, Kind=${kind}`;
  if (namespaced && namespace === undefined) {
    throw new ProviderError("Namespace required", `Resources of type '${shown}' require a namespace`);
  }
  if (namespaced && (namespace === null || namespace === "")) {
    const state = namespace === null ? "nil" : "empty";
    throw new ProviderError("Namespace required", `Namespace for resource '${shown}' cannot be ${state}`);
  }
  if (!namespaced && namespace !== undefined && namespace !== null) {
    throw new ProviderError(
      "Cluster level resource cannot take namespace",
      `Resources of type '${shown}' cannot have a namespace`,
    );
  }
}

function fieldManager(resource: ObjectValue): { name: string; force: boolean } {
  const list = resource["field_manager"];
  const block = isListValue(list) ? list[0] : undefined;
  const { name, force_conflicts: force } = isObjectValue(block) ? block : {};
  return { name: typeof name === "string" ? name : "Terraform", force: force === true };
}

function typed(value: Value, type: AttributeType): Value {
  rememberType(value, type);
  return value;
}

function jsonOf(value: Value): JsonObject {
  return objectOf(toJson(value, { intOrString: new Set() }));
}
