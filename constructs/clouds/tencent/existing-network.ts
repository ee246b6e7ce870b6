import { Construct } from "constructs";
import { DataTencentcloudVpcSubnets } from "../../../.gen/providers/tencentcloud/data-tencentcloud-vpc-subnets";
import { INetwork } from "../../contracts";
import { ExistingNetwork } from "../existing-network";
import { ExistingNetworkSettings } from "../network-settings";

/** A VPC and subnets that exist. */
export function existingNetwork(scope: Construct, id: string, settings: ExistingNetworkSettings): INetwork {
  const { vpcId } = settings;
  return new ExistingNetwork(scope, id, {
    ...settings,
    rangeOf: (network, subnetId) =>
      new DataTencentcloudVpcSubnets(network, `Subnet-${subnetId}`, { vpcId, subnetId }).instanceList.get(0)
        .cidrBlock,
  });
}
