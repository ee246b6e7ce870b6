import { ApiResponse } from "../../kubernetes-api";
import { ClusterState } from "../cluster-state";
import { labelsOf, nameOf, namespaceOf } from "../json/object";
import { Fields, copyFields, fieldsAt, isJsonObject, numberAt, textsAt } from "../json/tree";
import { existing } from "./read";
import { removeObject } from "./remove";
import { selects } from "./selectors";
import { ApiError, methodNotAllowed, noSuchPath } from "./status";
import { Call } from "./call";

/** Whom a token is for when nobody says. */
const API_AUDIENCE = "https://kubernetes.default.svc.cluster.local";

const MANY_BUDGETS =
  "This pod has more than one PodDisruptionBudget, which the eviction subresource does not support.";

/** Answers a POST to a part of an object: a token, an eviction. @throws ApiError when there is no such part, or it is refused. */
export function special(call: Call): ApiResponse {
  const { state, route } = call;
  const { type, namespace, name, subresource } = route;
  if (subresource === "") throw methodNotAllowed();
  const object = existing(state, type, namespace, name);
  if (type.kind === "ServiceAccount" && subresource === "token") return token(call);
  if (type.kind === "Pod" && subresource === "eviction") return evict(call, object);
  throw noSuchPath();
}

function token({ state, route: { namespace, name }, request }: Call): ApiResponse {
  const asked = isJsonObject(request.body) ? copyFields(request.body) : {};
  const seconds = numberAt(asked, "spec", "expirationSeconds") ?? 3600;
  const audiences = textsAt(asked, "spec", "audiences");
  const expiry = new Date(Date.parse(state.ids.now()) + seconds * 1000);
  return {
    status: 201,
    body: {
      ...asked,
      kind: "TokenRequest",
      apiVersion: "authentication.k8s.io/v1",
      metadata: { name, namespace, creationTimestamp: state.ids.now() },
      spec: {
        boundObjectRef: null,
        ...fieldsAt(asked, "spec"),
        audiences: audiences.length > 0 ? audiences : [API_AUDIENCE],
        expirationSeconds: seconds,
      },
      status: {
        token: state.ids.token(`${namespace}/${name}`),
        expirationTimestamp: expiry.toISOString().replace(".000Z", "Z"),
      },
    },
    warnings: [],
  };
}

function evict({ state, route, request }: Call, pod: Fields): ApiResponse {
  const [budget, ...others] = budgetsOf(state, pod);
  if (others.length > 0) return unsupported(MANY_BUDGETS);
  const healthy = numberAt(budget, "status", "currentHealthy") ?? 0;
  const needed = numberAt(budget, "status", "desiredHealthy") ?? 0;
  if (budget !== undefined && (numberAt(budget, "status", "disruptionsAllowed") ?? 0) <= 0) {
    const message = "Cannot evict pod as it would violate the pod's disruption budget.";
    const why = `The disruption budget ${nameOf(budget)} needs ${needed} healthy pods and has ${healthy} currently`;
    throw new ApiError(429, "TooManyRequests", message, {
      causes: [{ reason: "DisruptionBudget", message: why }],
    });
  }
  const dryRun = request.query?.["dryRun"] === "All";
  removeObject(state, route.type, pod, { propagation: "Background", dryRun });
  return {
    status: 201,
    body: { kind: "Status", apiVersion: "v1", metadata: {}, status: "Success" },
    warnings: [],
  };
}

/** The API server answers it without a reason, unlike any other error. */
function unsupported(message: string): ApiResponse {
  const body = { kind: "Status", apiVersion: "v1", metadata: {}, status: "Failure", message, code: 500 };
  return { status: 500, body, warnings: [] };
}

function budgetsOf(state: ClusterState, pod: Fields): readonly Fields[] {
  return state.store
    .list("policy/poddisruptionbudgets", namespaceOf(pod))
    .filter((budget) => selects(fieldsAt(budget, "spec", "selector"), labelsOf(pod)));
}
