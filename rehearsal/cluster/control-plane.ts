import { KubernetesApi } from "./kubernetes-api";

/** A node to add to a cluster: what a cloud knows of a machine it has started. */
export interface NodeSpec {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly taints: readonly { readonly key: string; readonly value?: string; readonly effect: string }[];

  /** Quantities by resource name, such as `cpu`, `memory`, `nvidia.com/gpu`, as nominally there. */
  readonly capacity: Readonly<Record<string, string>>;

  /** Quantities that pods can get. */
  readonly allocatable: Readonly<Record<string, string>>;
}

/** PEM texts that let a client in. */
export interface ClusterCredentials {
  readonly caCertificate: string;
  readonly clientCertificate: string;
  readonly clientKey: string;
}

/** A pod and the node it is on, or why it is on none. */
export interface PodPlacement {
  readonly namespace: string;
  readonly name: string;
  readonly node?: string;

  /** Requested quantities of all its containers together. */
  readonly requests: Readonly<Record<string, string>>;

  /** Why it is on no node, in the scheduler's words. */
  readonly pendingReason?: string;
}

/** A running Kubernetes control plane under the rehearsal. */
export interface RehearsalCluster {
  readonly name: string;

  /** URL of the API server, as a kubeconfig names it. */
  readonly server: string;

  readonly credentials: ClusterCredentials;
  readonly api: KubernetesApi;

  /**
   * Folder of its own on this machine, for its owner alone, which goes with it; programs that have recorded themselves
   * in it are ended with it.
   *
   * @default - nothing listens at `server`, so no program can work with it.
   */
  readonly folder?: string;

  addNode(node: NodeSpec): Promise<void>;
  removeNode(name: string): Promise<void>;

  /** The nodes there are now. */
  nodes(): Promise<readonly NodeSpec[]>;

  /** Where every pod is now. */
  placements(): Promise<readonly PodPlacement[]>;

  /** Stops it and forgets everything in it. */
  stop(): Promise<void>;
}

/**
 * What a cloud says of the load balancer that a service names in its annotations: its address, null while there is none, and
 * undefined when the service names none, so that it gets one of its own.
 */
export type NamedBalancer = (annotations: Readonly<Record<string, string>>) => string | null | undefined;

/** What surrounds a cluster. */
export interface ClusterOptions {
  /**
   * Tells the load balancers that services name.
   *
   * @default - services name none.
   */
  readonly namedBalancer?: NamedBalancer;
}

/** Starts control planes: in memory, or of real processes. */
export interface ControlPlane {
  start(name: string, options?: ClusterOptions): Promise<RehearsalCluster>;

  /** Ends what was begun in advance and that no cluster has used. */
  release?(): Promise<void>;
}
