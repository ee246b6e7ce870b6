import { copyFields, isFields, isJsonObject } from "../json/tree";
import { storageKey } from "../resources/resource-type";
import { WriteOptions, Written, createObject } from "../api/create";
import { decode } from "../api/decode";
import { badRequest } from "../api/status";
import { updateObject } from "../api/update";
import { fromStorage } from "../api/versions";
import type { Call } from "../api/verbs";
import { mergePatch } from "./json-merge";

/** Answers a server-side apply. @throws ApiError when it is refused or conflicts with other managers. */
export function serverSideApply(call: Call, options: WriteOptions): Written & { readonly created: boolean } {
  const { state, route, request } = call;
  const { type, namespace, name } = route;
  if (!isJsonObject(request.body)) throw badRequest("the body of the request is not an object");
  const old = state.store.get(storageKey(type), namespace, name);
  if (old === undefined) {
    const { object, warnings } = decode(request.body, type);
    const written = createObject(state, type, namespace, object, options);
    return { created: true, object: written.object, warnings: [...warnings, ...written.warnings] };
  }
  const merged = mergePatch(fromStorage(old, type), copyFields(request.body));
  const { object } = decode(isFields(merged) ? merged : {}, type);
  return {
    created: false,
    ...updateObject(state, type, fromStorage(old, type), object, route.subresource, options),
  };
}
