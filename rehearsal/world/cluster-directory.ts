import { ClusterOptions, ControlPlane, RehearsalCluster } from "../cluster/control-plane";

/** Name of the cluster that stands where programs expect one of their own. */
export const STANDING_CLUSTER = "standing";

/** Hears of the clusters of a world. */
export interface ClusterListener {
  started(cluster: RehearsalCluster): void;
  stopped(cluster: RehearsalCluster): void;
}

/** The clusters of a world, by name and by server address. */
export class ClusterDirectory {
  readonly #controlPlane: ControlPlane;
  readonly #listener: ClusterListener | undefined;
  readonly #beforeStop: (name: string) => Promise<void>;
  readonly #clusters = new Map<string, Promise<RehearsalCluster>>();

  /**
   * @param controlPlane starts the clusters.
   * @param listener hears of them.
   * @param beforeStop ends what works on a cluster, before that is stopped.
   */
  public constructor(
    controlPlane: ControlPlane,
    listener?: ClusterListener,
    beforeStop: (name: string) => Promise<void> = async () => undefined,
  ) {
    this.#controlPlane = controlPlane;
    this.#beforeStop = beforeStop;
    this.#listener = listener;
  }

  /**
   * Starts a control plane.
   *
   * @throws Error when a cluster of this name is there already, or when it cannot be started.
   */
  public async start(name: string, options: ClusterOptions = {}): Promise<RehearsalCluster> {
    if (this.#clusters.has(name)) throw new Error(`cluster '${name}' is running already`);
    return this.#starting(name, options);
  }

  /** The cluster of this name, if there is one. */
  public async byName(name: string): Promise<RehearsalCluster | undefined> {
    return this.#clusters.get(name);
  }

  /** The cluster whose API server has this address; a trailing slash does not matter. */
  public async byServer(server: string): Promise<RehearsalCluster | undefined> {
    const clusters = await this.list();
    return clusters.find((cluster) => withoutSlash(cluster.server) === withoutSlash(server));
  }

  /** The cluster that stands where programs expect one of their own; started when it is first asked for. */
  public async standing(): Promise<RehearsalCluster> {
    return this.#clusters.get(STANDING_CLUSTER) ?? this.#starting(STANDING_CLUSTER);
  }

  /** All clusters that are there now, in the order of their start. */
  public async list(): Promise<readonly RehearsalCluster[]> {
    const settled = await Promise.allSettled(this.#clusters.values());
    return settled.flatMap((result) => (result.status === "fulfilled" ? [result.value] : []));
  }

  /** Stops a cluster and forgets it; nothing happens when there is none of this name. */
  public async stop(name: string): Promise<void> {
    const starting = this.#clusters.get(name);
    this.#clusters.delete(name);
    const cluster = await starting;
    if (cluster === undefined) return;
    await this.#beforeStop(name);
    this.#listener?.stopped(cluster);
    await cluster.stop();
  }

  /** Stops every cluster. */
  public async stopAll(): Promise<void> {
    try {
      await Promise.all([...this.#clusters.keys()].map((name) => this.stop(name)));
    } finally {
      await this.#controlPlane.release?.();
    }
  }

  #starting(name: string, options: ClusterOptions = {}): Promise<RehearsalCluster> {
    const starting = this.#start(name, options);
    this.#clusters.set(name, starting);
    starting.catch(() => this.#clusters.delete(name));
    return starting;
  }

  async #start(name: string, options: ClusterOptions): Promise<RehearsalCluster> {
    const cluster = await this.#controlPlane.start(name, options);
    this.#listener?.started(cluster);
    return cluster;
  }
}

function withoutSlash(server: string): string {
  return server.replace(/\/+$/, "");
}
