import { Construct, IDependable } from "constructs";
import { INetwork } from "./network";
import { INodePool, NodePoolProps } from "./node-pool";

/** Access by a kubeconfig file on the machine that runs Terraform. */
export interface KubeconfigFileAccess {
  readonly kind: "kubeconfigFile";

  /** Path of the file; `~` is the home folder of whoever runs Terraform. */
  readonly path: string;

  /**
   * Context within the file.
   *
   * @default - the file's current context.
   */
  readonly context?: string;
}

/** Access by a client certificate; every value is PEM text, usually a token. */
export interface ClientCertificateAccess {
  readonly kind: "clientCertificate";

  /** URL of the API server. */
  readonly host: string;

  /** Certificate of the authority that signed the API server's certificate, PEM. */
  readonly clusterCaCertificate: string;

  /** Client certificate, PEM. */
  readonly clientCertificate: string;

  /** Key of the client certificate, PEM. */
  readonly clientKey: string;
}

/** How to reach a cluster's API. Values may be tokens, the discriminant never is. */
export type ClusterAccess = KubeconfigFileAccess | ClientCertificateAccess;

/** A Kubernetes cluster, owned by this program or existing before it. */
export interface ICluster {
  /** Name of the cluster in its cloud. */
  readonly clusterName: string;

  /** Identifier of the cluster in its cloud; empty where it has none. May be a token. */
  readonly clusterId: string;

  /** The pools of the cluster by their name. */
  readonly nodePools: ReadonlyMap<string, INodePool>;

  /**
   * Depend on this to have the API reachable, at least one node ready, and what the cloud's own file systems
   * need to be mounted, and network policies enforced.
   */
  readonly nodesReady: IDependable;

  /**
   * What a person has to do before workloads come, because no program can: one sentence each.
   *
   * @default - nothing.
   */
  readonly manualSteps?: readonly string[];

  /**
   * How the stack of `scope` reaches this cluster. Credentials are read in that stack, so that they never
   * travel from stack to stack.
   *
   * @param scope - a construct of the stack that wants to connect; it may get a data source as a child named `ClusterAccess`. Asking twice gives the same access.
   */
  accessFrom(scope: Construct): ClusterAccess;
}

/** What every cloud needs to know to make a cluster. Its API is reachable from within the network only. */
export interface ClusterProps {
  /** Network that the nodes and the API's private address live in. */
  readonly network: INetwork;

  /** The pools to make, or to find; the first one carries the cluster's own components. */
  readonly nodePools: readonly NodePoolProps[];

  /** Minor version of Kubernetes, such as `1.34`. */
  readonly kubernetesVersion: string;

  /**
   * Address range of services, in CIDR notation.
   *
   * @default - the cloud's folder names one that does not collide with the default network.
   */
  readonly serviceCidr?: string;
}

/** What a cloud needs to know to make a cluster whose API parts of the internet reach. */
export interface PublicClusterProps extends ClusterProps {
  /** Address ranges that may reach the API from the internet, in CIDR notation; at least one. */
  readonly publicAccessCidrs: readonly string[];
}
