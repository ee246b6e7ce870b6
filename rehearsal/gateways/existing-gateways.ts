import { loadBalancerAddress } from "../cluster/load-balancer-address";
import { Repetition } from "../cluster/repetition";
import { callApi, callApiUnless } from "../providers/helm/call-api";
import { DefinitionLibrary } from "../providers/helm/definitions/definition-library";
import { FurnishedCluster, haveDefinitions } from "../providers/helm/definitions/existing-definitions";
import { Json, JsonObject, listAt } from "../run/json";
import { SeedGateway } from "../seed";
import { condition, CONTROLLER, GATEWAY_API, Listeners, ROUTES, routeStatus } from "./route-status";

const CLASS = "rehearsal";
const CLASSES = `/apis/${GATEWAY_API}/gatewayclasses`;
const LOOK_MILLISECONDS = 500;
const CONFLICT = 409;

/**
 * Plays the Gateways that somebody runs in a cluster: the definitions of the Gateway API, a class, the Gateways, and
 * what their controller says of routes. No request ever passes one.
 */
export class ExistingGateways {
  readonly #cluster: FurnishedCluster;
  readonly #library: DefinitionLibrary;
  readonly #listeners = new Map<string, Listeners>();
  readonly #looking: Repetition;

  /** Begins to look at routes; ends with `stop`. */
  public constructor(cluster: FurnishedCluster, library: DefinitionLibrary) {
    this.#cluster = cluster;
    this.#library = library;
    this.#looking = new Repetition(async () => {
      if (this.#listeners.size > 0) await this.#look();
      return LOOK_MILLISECONDS;
    }, LOOK_MILLISECONDS);
  }

  /** Puts a Gateway with a listener into the cluster, with its namespace, or a listener more to one that is there. */
  public async serve(gateway: SeedGateway): Promise<void> {
    const key = `${gateway.namespace}/${gateway.name}`;
    const listeners = [...new Set([...(this.#listeners.get(key) ?? []), gateway.listener])];
    if (this.#listeners.size === 0) await this.#makeClass();
    await this.#make("/api/v1/namespaces", {
      apiVersion: "v1",
      kind: "Namespace",
      metadata: { name: gateway.namespace },
    });
    await this.#makeGateway(gateway, listeners);
    this.#listeners.set(key, listeners);
  }

  /** Ends it; done when nothing of it is under way any more. */
  public async stop(): Promise<void> {
    await this.#looking.stop();
  }

  async #makeClass(): Promise<void> {
    await haveDefinitions(this.#cluster, this.#library.of("gateway-api"));
    await this.#make(CLASSES, {
      apiVersion: GATEWAY_API,
      kind: "GatewayClass",
      metadata: { name: CLASS },
      spec: { controllerName: CONTROLLER },
    });
    await this.#change(`${CLASSES}/${CLASS}/status`, { status: { conditions: [condition("Accepted")] } });
  }

  async #makeGateway({ name, namespace }: SeedGateway, listeners: Listeners): Promise<void> {
    const all = `/apis/${GATEWAY_API}/namespaces/${namespace}/gateways`;
    const spec = { gatewayClassName: CLASS, listeners: listeners.map(listener) };
    const made = await this.#make(all, {
      apiVersion: GATEWAY_API,
      kind: "Gateway",
      metadata: { name, namespace },
      spec,
    });
    if (!made) await this.#change(`${all}/${name}`, { spec });
    const value = loadBalancerAddress(`${namespace}/${name}`, () => false);
    await this.#change(`${all}/${name}/status`, {
      status: {
        addresses: [{ type: "IPAddress", value }],
        conditions: [condition("Accepted"), condition("Programmed")],
      },
    });
  }

  /** Says whether it was made: what is there already stays as it is. */
  async #make(path: string, body: JsonObject): Promise<boolean> {
    return (await callApiUnless(this.#cluster.api, { method: "POST", path, body }, CONFLICT)) !== undefined;
  }

  async #change(path: string, body: Json): Promise<void> {
    const contentType = "application/merge-patch+json";
    await callApi(this.#cluster.api, { method: "PATCH", path, contentType, body });
  }

  async #look(): Promise<void> {
    const { api } = this.#cluster;
    const routes = listAt(await callApi(api, { method: "GET", path: ROUTES }), "items");
    if (routes.length === 0) return;
    const services = listAt(await callApi(api, { method: "GET", path: "/api/v1/services" }), "items");
    for (const route of routes) {
      const told = routeStatus(route, this.#listeners, services);
      if (told === undefined) continue;
      await this.#change(`${told.path}/status`, { status: told.status });
    }
  }
}

/** A listener that ends TLS and admits routes of every namespace. No two may have the same port. */
function listener(name: string, index: number): JsonObject {
  return {
    name,
    protocol: "HTTPS",
    port: 443 + index,
    tls: { mode: "Terminate", certificateRefs: [{ name: `${name}-certificate` }] },
    allowedRoutes: { namespaces: { from: "All" } },
  };
}
