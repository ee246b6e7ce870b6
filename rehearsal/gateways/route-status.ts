import { at, Json, JsonObject, listAt, textAt } from "../run/json";

/** The Gateway API, in the version that is played. */
export const GATEWAY_API = "gateway.networking.k8s.io/v1";

/** Where the API has all routes. */
export const ROUTES = `/apis/${GATEWAY_API}/httproutes`;

/** Who plays the Gateways. */
export const CONTROLLER = "rehearsal.sdstack.invalid/gateways";

/** Names of the listeners of a Gateway. */
export type Listeners = readonly string[];

/** What the controller of Gateways says of a route, and the path of the route in the API. */
export interface ToldStatus {
  readonly path: string;
  readonly status: JsonObject;
}

/**
 * What is to be said of a route; undefined when that is said already, or none of its Gateways is known.
 *
 * @param gateways listeners by namespace and name of their Gateway, such as `infra/shared`.
 * @param services everything that requests can go to.
 */
export function routeStatus(
  route: Json,
  gateways: ReadonlyMap<string, Listeners>,
  services: readonly Json[],
): ToldStatus | undefined {
  const namespace = textAt(route, "metadata", "namespace") ?? "";
  const generation = at(route, "metadata", "generation") ?? 1;
  const missing = backendsOf(route).find((backend) => !services.some((one) => isAt(one, namespace, backend)));
  const parents = listAt(route, "spec", "parentRefs").flatMap((parent): JsonObject[] => {
    const listeners = gateways.get(
      `${textAt(parent, "namespace") ?? namespace}/${textAt(parent, "name") ?? ""}`,
    );
    if (listeners === undefined) return [];
    const section = textAt(parent, "sectionName");
    const accepted = section === undefined || listeners.includes(section);
    return [
      {
        parentRef: parent,
        controllerName: CONTROLLER,
        conditions: [
          condition("Accepted", accepted ? undefined : "NoMatchingParent", generation),
          condition("ResolvedRefs", missing === undefined ? undefined : "BackendNotFound", generation),
        ],
      },
    ];
  });
  if (parents.length === 0 || gist(listAt(route, "status", "parents")) === gist(parents)) return undefined;
  const name = textAt(route, "metadata", "name") ?? "";
  return {
    path: `/apis/${GATEWAY_API}/namespaces/${namespace}/httproutes/${name}`,
    status: { parents },
  };
}

/** A condition that is met, or is not for this reason. */
export function condition(type: string, reason?: string, generation: Json = 1): JsonObject {
  return {
    type,
    status: reason === undefined ? "True" : "False",
    reason: reason ?? type,
    message: "",
    observedGeneration: generation,
    lastTransitionTime: new Date().toISOString().replace(/\.\d+Z$/, "Z"),
  };
}

function backendsOf(route: Json): readonly Json[] {
  return listAt(route, "spec", "rules").flatMap((rule) => listAt(rule, "backendRefs"));
}

function isAt(service: Json, namespace: string, backend: Json): boolean {
  return (
    textAt(service, "metadata", "namespace") === (textAt(backend, "namespace") ?? namespace) &&
    textAt(service, "metadata", "name") === textAt(backend, "name") &&
    listAt(service, "spec", "ports").some((port) => at(port, "port") === at(backend, "port"))
  );
}

/** What statuses say, but not since when. */
function gist(parents: readonly Json[]): string {
  return JSON.stringify(
    parents.map((parent) => [
      textAt(parent, "parentRef", "name"),
      textAt(parent, "parentRef", "sectionName"),
      ...listAt(parent, "conditions").map((one) => [
        at(one, "type"),
        at(one, "reason"),
        at(one, "observedGeneration"),
      ]),
    ]),
  );
}
