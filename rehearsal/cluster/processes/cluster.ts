import {
  ClusterCredentials,
  NamedBalancer,
  NodeSpec,
  PodPlacement,
  RehearsalCluster,
} from "../control-plane";
import { HttpsConnection } from "../https/https-connection";
import { KubernetesApi } from "../kubernetes-api";
import { placementOf } from "../memory/placements";
import { balanceLoads } from "./load-balancers";
import { addNode, list, listNodes, removeNode } from "./nodes";
import { wakeStuckDefinitions } from "./stuck-definitions";
import { RunningPrograms } from "./running-programs";
import { StartStep } from "./start-report";

/** What a cluster of real processes is made of. */
export interface ProcessClusterParts {
  readonly name: string;
  readonly server: string;
  readonly credentials: ClusterCredentials;
  readonly api: KubernetesApi;
  readonly connection: HttpsConnection;
  readonly running: RunningPrograms;

  /** How long the parts of its start took. */
  readonly startSteps: readonly StartStep[];

  /** Whether services of type LoadBalancer get an address. */
  readonly balancesLoads: boolean;

  /** Tells the load balancers that services name. */
  readonly namedBalancer?: NamedBalancer;
}

/** A control plane of real processes on this machine. */
export class ProcessCluster implements RehearsalCluster {
  public readonly name: string;
  public readonly server: string;
  public readonly credentials: ClusterCredentials;
  public readonly api: KubernetesApi;

  /** How long the parts of its start took. */
  public readonly startSteps: readonly StartStep[];
  readonly #connection: HttpsConnection;
  readonly #running: RunningPrograms;
  readonly #end = new AbortController();
  readonly #work: Promise<unknown>;

  public constructor(parts: ProcessClusterParts) {
    const { name, server, credentials, api, connection, running, startSteps, balancesLoads, namedBalancer } =
      parts;
    this.name = name;
    this.server = server;
    this.credentials = credentials;
    this.api = api;
    this.startSteps = startSteps;
    this.#connection = connection;
    this.#running = running;
    const { signal } = this.#end;
    this.#work = Promise.all([
      balancesLoads ? balanceLoads(api, connection, signal, namedBalancer) : undefined,
      wakeStuckDefinitions(api, connection, signal),
    ]);
  }

  /** Folder with its keys, data and logs. */
  public get folder(): string {
    return this.#running.folder.path;
  }

  public addNode(node: NodeSpec): Promise<void> {
    return addNode(this.api, this.#connection, node);
  }

  public removeNode(name: string): Promise<void> {
    return removeNode(this.api, name);
  }

  public nodes(): Promise<readonly NodeSpec[]> {
    return listNodes(this.api);
  }

  public async placements(): Promise<readonly PodPlacement[]> {
    return (await list(this.api, "/api/v1/pods")).map(placementOf);
  }

  public async stop(): Promise<void> {
    this.#end.abort();
    this.#connection.close();
    await this.#running.stop();
    await this.#work;
  }
}
