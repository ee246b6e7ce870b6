import { IDependable } from "constructs";

/** A network that clusters and file systems live in, owned by this program or existing before it. */
export interface INetwork {
  /** Identifier of the network in its cloud. May be a token. */
  readonly networkId: string;

  /** Identifiers of the subnets for nodes and mount targets, at least one. Items may be tokens. */
  readonly nodeSubnetIds: readonly string[];

  /** Identifiers of the subnets pods take their addresses from, at least one. Items may be tokens. */
  readonly podSubnetIds: readonly string[];

  /** Address ranges from which nodes and pods connect, in CIDR notation. Items may be tokens. */
  readonly clientCidrs: readonly string[];

  /** Depend on this to have routes to the internet in place. */
  readonly routable: IDependable;
}
