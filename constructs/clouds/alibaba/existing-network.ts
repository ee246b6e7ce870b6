import { Construct, DependencyGroup, IDependable } from "constructs";
import { DataAlicloudVswitches } from "../../../.gen/providers/alicloud/data-alicloud-vswitches";
import { AddressRange, INetwork } from "../../contracts";
import { existingSubnets } from "../existing-subnets";
import { ExistingNetworkSettings } from "../network-settings";

/** Properties of ExistingNetwork. */
export type ExistingNetworkProps = ExistingNetworkSettings;

/**
 * A VPC and vSwitches that exist. Nothing is made; the ranges of the vSwitches are looked up, so that only they
 * are admitted where the range of the VPC would be too much.
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
    const { nodeSubnetIds, podSubnetIds, distinct } = existingSubnets(this, props);

    this.networkId = props.vpcId;
    this.nodeSubnetIds = nodeSubnetIds;
    this.podSubnetIds = podSubnetIds;
    this.clientRanges = distinct.map((vswitchId) => {
      const found = new DataAlicloudVswitches(this, `Switch-${vswitchId}`, {
        vpcId: props.vpcId,
        ids: [vswitchId],
      });
      return { name: vswitchId, cidr: found.vswitches.get(0).cidrBlock };
    });
  }
}
