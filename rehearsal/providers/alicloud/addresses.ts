import { addressWithin } from "../cloud/addresses";
import { textAt } from "../cloud/values";
import { AlibabaCloud } from "./cloud";

/** An address of a vSwitch that depends on `seed` only; a public one when the vSwitch is not known. */
export function addressIn(cloud: AlibabaCloud, vswitchId: string, seed: string): string {
  return addressWithin(cloud, textAt(cloud.find("alicloud_vswitch", vswitchId), "cidr_block"), seed);
}
