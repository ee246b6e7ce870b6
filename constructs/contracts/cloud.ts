import { Construct } from "constructs";
import { CloudKind } from "./cloud-kind";
import { ClusterProps, ICluster, PublicClusterProps } from "./cluster";
import { FileSystemProps, IFileSystem } from "./file-system";
import { IImageRegistry, ImageRegistryProps } from "./image-registry";
import { ILoadBalancer, LoadBalancerProps } from "./load-balancer";
import { INetwork } from "./network";

/**
 * A cloud: one factory per noun. Everything else in the program talks to these contracts only.
 *
 * A capability that only some clouds have is an optional member with a contract of its own, so that the
 * compiler makes callers ask.
 */
export interface ICloud {
  /** Which cloud this is. */
  readonly kind: CloudKind;

  /**
   * Terraform types of this cloud whose loss would lose data, an address people know, or everything that
   * hangs on them. Rules that protect such things read this list.
   */
  readonly statefulTypes: readonly string[];

  /** Terraform types of this cloud with an attribute `tags` that is a map of text. */
  readonly taggedTypes: readonly string[];

  /** Adds the providers of the cloud itself to a stack; to be called once per stack. */
  configureProviders(scope: Construct): void;

  /** Makes, or finds, the network. */
  network(scope: Construct, id: string): INetwork;

  /** Makes, or finds, the cluster with its node pools. */
  cluster(scope: Construct, id: string, props: ClusterProps): ICluster;

  /**
   * Makes a cluster whose API some ranges of the internet reach, and no others.
   *
   * @default - this cloud cannot limit a public API to ranges, so that none of its clusters has one.
   */
  readonly publicCluster?: (scope: Construct, id: string, props: PublicClusterProps) => ICluster;

  /** Makes, or finds, a file system. */
  fileSystem(scope: Construct, id: string, props: FileSystemProps): IFileSystem;

  /** Makes, or finds, the image registry. */
  imageRegistry(scope: Construct, id: string, props: ImageRegistryProps): IImageRegistry;

  /** Makes, or finds, the load balancer in front of the ingress controller. */
  loadBalancer(scope: Construct, id: string, props: LoadBalancerProps): ILoadBalancer;
}
