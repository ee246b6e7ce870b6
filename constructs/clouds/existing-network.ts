import { Construct, DependencyGroup, IDependable } from "constructs";
import { AddressRange, INetwork } from "../contracts";
import { existingSubnets } from "./existing-subnets";
import { ExistingNetworkSettings } from "./network-settings";

/** Properties of ExistingNetwork. */
export interface ExistingNetworkProps extends ExistingNetworkSettings {
  /** Looks up the range of a subnet, in CIDR notation; may be a token. */
  readonly rangeOf: (scope: Construct, subnetId: string) => string;
}

/**
 * A VPC and subnets that exist. Nothing is made; the ranges of the subnets are looked up, so that only they are admitted
 * where the range of the VPC would be too much.
 */
export class ExistingNetwork extends Construct implements INetwork {
  public readonly networkId: string;
  public readonly nodeSubnetIds: readonly string[];
  public readonly podSubnetIds: readonly string[];
  public readonly clientRanges: readonly AddressRange[];

  /** Nothing to wait for: whoever made the network made its way out. */
  public readonly routable: IDependable = new DependencyGroup();

  /** None of them is made here. */
  public readonly subnets: IDependable = new DependencyGroup();

  public constructor(scope: Construct, id: string, props: ExistingNetworkProps) {
    super(scope, id);
    const { vpcId, rangeOf } = props;
    const { nodeSubnetIds, podSubnetIds, distinct } = existingSubnets(this, props);

    this.networkId = vpcId;
    this.nodeSubnetIds = nodeSubnetIds;
    this.podSubnetIds = podSubnetIds;
    this.clientRanges = distinct.map((subnetId) => ({ name: subnetId, cidr: rangeOf(this, subnetId) }));
  }
}
