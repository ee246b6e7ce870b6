import { ApiResponse } from "../../kubernetes-api";
import { copyFields, isJsonObject, numberAt } from "../json/tree";
import { existing } from "./read";
import { methodNotAllowed, noSuchPath } from "./status";
import type { Call } from "./verbs";

/** Answers a POST to a part of an object, such as the token of a service account. @throws ApiError when there is no such part. */
export function special(call: Call): ApiResponse {
  const { state, route, request } = call;
  const { type, namespace, name, subresource } = route;
  if (subresource === "") throw methodNotAllowed();
  existing(state, type, namespace, name);
  if (type.kind !== "ServiceAccount" || subresource !== "token") throw noSuchPath();
  const asked = isJsonObject(request.body) ? copyFields(request.body) : {};
  const seconds = numberAt(asked, "spec", "expirationSeconds") ?? 3600;
  return {
    status: 201,
    body: {
      ...asked,
      kind: "TokenRequest",
      apiVersion: "authentication.k8s.io/v1",
      metadata: { name, namespace, creationTimestamp: state.ids.now() },
      status: {
        token: state.ids.token(`${namespace}/${name}`),
        expirationTimestamp: new Date(Date.parse(state.ids.now()) + seconds * 1000)
          .toISOString()
          .replace(".000Z", "Z"),
      },
    },
    warnings: [],
  };
}
