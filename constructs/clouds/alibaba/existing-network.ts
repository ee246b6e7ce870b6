import { Construct } from "constructs";
import { DataAlicloudVswitches } from "../../../.gen/providers/alicloud/data-alicloud-vswitches";
import { INetwork } from "../../contracts";
import { ExistingNetwork } from "../existing-network";
import { ExistingNetworkSettings } from "../network-settings";

/** A VPC and vSwitches that exist. */
export function existingNetwork(scope: Construct, id: string, settings: ExistingNetworkSettings): INetwork {
  const { vpcId } = settings;
  return new ExistingNetwork(scope, id, {
    ...settings,
    rangeOf: (network, vswitchId) =>
      new DataAlicloudVswitches(network, `Switch-${vswitchId}`, { vpcId, ids: [vswitchId] }).vswitches.get(0)
        .cidrBlock,
  });
}
