import { addressWithin } from "../cloud/addresses";
import { textAt } from "../cloud/values";
import { TencentCloud } from "./cloud";

/** An address of a subnet that depends on `seed` only; a public one when the subnet is not known. */
export function addressIn(cloud: TencentCloud, subnetId: string, seed: string): string {
  return addressWithin(cloud, textAt(cloud.find("tencentcloud_subnet", subnetId), "cidr_block"), seed);
}
