import { IDependable } from "constructs";
import { INetwork } from "./network";

/** The way into the cluster: what the Service of an ingress controller needs to be bound to it. */
export interface ILoadBalancer {
  /** Type of the ingress controller's Service. */
  readonly serviceType: "LoadBalancer" | "NodePort";

  /** Annotations of the ingress controller's Service. Values may be tokens. */
  readonly serviceAnnotations: Readonly<Record<string, string>>;

  /**
   * Address ranges the Service itself must admit and no others (`loadBalancerSourceRanges`), in CIDR notation.
   *
   * @default - what stands in front of the Service filters, or nothing reaches it from outside.
   */
  readonly sourceRanges?: readonly string[];

  /**
   * Address that clients reach. May be a token.
   *
   * @default - known to the cluster only.
   */
  readonly address?: string;

  /** Depend on this to be able to bind to it. */
  readonly bindable: IDependable;
}

/** What every cloud needs to know to make a load balancer. */
export interface LoadBalancerProps {
  /** Network it must be reachable from. */
  readonly network: INetwork;

  /**
   * Address ranges that may connect from the internet, in CIDR notation.
   *
   * @default - reachable from within the network only.
   */
  readonly publicAccessCidrs?: readonly string[];
}
