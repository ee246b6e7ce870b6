import { IDependable } from "constructs";

/** A range of addresses. */
export interface AddressRange {
  /** Name that stays the same when the range changes; unique within its network. Never a token. */
  readonly name: string;

  /** The range in CIDR notation. May be a token. */
  readonly cidr: string;
}

/** A network that clusters and file systems live in, owned by this program or existing before it. */
export interface INetwork {
  /** Identifier of the network in its cloud; empty where there is no such thing. May be a token. */
  readonly networkId: string;

  /** Identifiers of the subnets for nodes and mount targets; none where the cloud has no subnets. Items may be tokens. */
  readonly nodeSubnetIds: readonly string[];

  /** Identifiers of the subnets pods take their addresses from; none where the cloud has no subnets. Items may be tokens. */
  readonly podSubnetIds: readonly string[];

  /**
   * Identifiers of subnets that this program makes, as references that `replaceTriggeredBy` takes: what cannot be moved to another
   * subnet is replaced with its own.
   *
   * @default - none: subnets exist already, or the cloud replaces what is in them by itself.
   */
  readonly subnetReferences?: readonly string[];

  /** Where nodes and pods connect from; none when that is not known. */
  readonly clientRanges: readonly AddressRange[];

  /** Depend on this to be gone before the subnets go. */
  readonly subnets: IDependable;

  /** Depend on this to have routes to the internet in place. */
  readonly routable: IDependable;
}
