import { ApiResponse } from "../../kubernetes-api";
import { nameOf, uidOf } from "../json/object";
import { Fields, copyFields, fieldsAt, isFields, isJsonObject, textAt } from "../json/tree";
import { serverSideApply } from "../patch/apply";
import { mergePatch } from "../patch/json-merge";
import { jsonPatch } from "../patch/json-patch";
import { strategicMerge } from "../patch/strategic-merge";
import { apiVersionOf } from "../resources/resource-type";
import { Call } from "./call";
import { WriteOptions, Written, createObject } from "./create";
import { decode, tidy } from "./decode";
import { special } from "./special";
import { chosen, existing } from "./read";
import { removeObject } from "./remove";
import { scaleOf, withScale } from "./scale";
import { badRequest, methodNotAllowed, unsupportedMediaType } from "./status";
import { updateObject } from "./update";

/**
 * Manager of fields that are written by a client that does not name one: the first part of its user agent,
 * and the only such client in this process is a Terraform provider.
 */
export const DEFAULT_MANAGER = "HashiCorp";

function options(query: Call["query"]): WriteOptions {
  const manager = query["fieldManager"] ?? "";
  return {
    manager: manager === "" ? DEFAULT_MANAGER : manager,
    dryRun: query["dryRun"] === "All",
    bookkeeping: "update",
  };
}

function answer(
  status: number,
  { object, warnings }: Written,
  call: Call,
  more: readonly string[] = [],
): ApiResponse {
  const shown = { ...object, apiVersion: apiVersionOf(call.route.type), kind: call.route.type.kind };
  const body = call.route.subresource === "scale" ? scaleOf(shown) : shown;
  return { status, body: copyFields(body), warnings: [...more, ...warnings] };
}

/** Creates an object. @throws ApiError when it is refused. */
export function post(call: Call): ApiResponse {
  const { state, route, query, request } = call;
  if (route.name !== "") return special(call);
  const { object, warnings } = decode(request.body, route.type, query["fieldValidation"]);
  return answer(
    201,
    createObject(state, route.type, route.namespace, object, options(query)),
    call,
    warnings,
  );
}

/** Replaces an object. @throws ApiError when it is refused. */
export function put(call: Call): ApiResponse {
  const { state, route, query, request } = call;
  const old = existing(state, route.type, route.namespace, route.name);
  if (route.subresource === "scale") {
    if (!isJsonObject(request.body)) throw badRequest("the body of the request is not an object");
    const scaled = withScale(copyFields(old), copyFields(request.body));
    return answer(200, updateObject(state, route.type, old, scaled, "", options(query)), call);
  }
  const { object, warnings } = decode(request.body, route.type, query["fieldValidation"]);
  if (nameOf(object) === "") throw badRequest("metadata.name: Required value: name must be provided");
  return answer(
    200,
    updateObject(state, route.type, old, object, route.subresource, options(query)),
    call,
    warnings,
  );
}

/** Changes an object. @throws ApiError when it is refused. */
export function patch(call: Call): ApiResponse {
  const { state, route, query, request } = call;
  const media = (request.contentType ?? "").split(";")[0] ?? "";
  if (media === "application/apply-patch+yaml" || media === "application/apply-patch+cbor") {
    const { created, ...written } = serverSideApply(call, options(query));
    return answer(created ? 201 : 200, written, call);
  }
  const old = existing(state, route.type, route.namespace, route.name);
  if (route.subresource === "scale") {
    const scaled = withScale(copyFields(old), patchedBy(media, scaleOf(old), call));
    return answer(200, updateObject(state, route.type, old, scaled, "", options(query)), call);
  }
  const { object, warnings } = tidy(patchedBy(media, old, call), route.type, query["fieldValidation"]);
  return answer(
    200,
    updateObject(state, route.type, old, object, route.subresource, options(query)),
    call,
    warnings,
  );
}

function patchedBy(media: string, target: Fields, { request, route }: Call): Fields {
  const { body } = request;
  if (media === "application/json-patch+json") return jsonPatch(target, body);
  if (!isJsonObject(body)) throw badRequest("the body of the request is not an object");
  if (media === "application/merge-patch+json") {
    const merged = mergePatch(target, copyFields(body));
    return isFields(merged) ? merged : target;
  }
  if (media === "application/strategic-merge-patch+json" && route.type.custom === undefined) {
    return strategicMerge(target, copyFields(body), route.type.schema);
  }
  throw unsupportedMediaType();
}

/** Deletes an object or the chosen ones of a collection. @throws ApiError when it is refused. */
export function remove(call: Call): ApiResponse {
  const { state, route, query, request } = call;
  const { type, namespace, name } = route;
  if (route.subresource !== "") throw methodNotAllowed();
  const body = isJsonObject(request.body) ? copyFields(request.body) : {};
  const propagation = textAt(body, "propagationPolicy") ?? query["propagationPolicy"];
  const how = {
    propagation:
      propagation === "Foreground" || propagation === "Orphan" ? propagation : ("Background" as const),
    dryRun: query["dryRun"] === "All" || JSON.stringify(body["dryRun"]) === '["All"]',
    preconditions: fieldsAt(body, "preconditions"),
  } as const;
  if (name === "") {
    const objects = chosen(call);
    for (const object of objects) removeObject(state, type, object, how);
    return {
      status: 200,
      body: { kind: type.listKind, apiVersion: apiVersionOf(type), metadata: {}, items: objects },
      warnings: [],
    };
  }
  const { gone, object } = removeObject(state, type, existing(state, type, namespace, name), how);
  if (!gone) return answer(200, { object, warnings: [] }, call);
  return {
    status: 200,
    body: {
      kind: "Status",
      apiVersion: "v1",
      metadata: {},
      status: "Success",
      details: {
        name,
        ...(type.group === "" ? {} : { group: type.group }),
        kind: type.plural,
        uid: uidOf(object),
      },
    },
    warnings: [],
  };
}
