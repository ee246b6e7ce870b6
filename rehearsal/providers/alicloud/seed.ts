import { World } from "../../world/world";
import { subnetRange } from "../cloud/subnet-range";
import { wholeValue } from "../cloud/whole-value";
import { ALIBABA, MOMENT } from "./cloud";
import { ALICLOUD_SCHEMA } from "./schema";

/** A VPC that is there before Terraform. */
export interface ExistingAlibabaVpc {
  /** Such as `vpc-bp1aevy8sofi8mh1q4g7k`. */
  readonly id: string;

  /**
   * Its range in CIDR notation.
   *
   * @default "10.0.0.0/16"
   */
  readonly cidr?: string;
}

/** A vSwitch that is there before Terraform. */
export interface ExistingVswitch {
  /** Such as `vsw-bp1n3m3k0bcfb0sw6q9qt`. */
  readonly id: string;

  /** The VPC it is in; it must have been put into the world before. */
  readonly vpcId: string;

  /** Zone, such as `cn-hangzhou-i`. */
  readonly zone: string;

  /**
   * Its range in CIDR notation.
   *
   * @default - the first free sixteenth of the VPC's range.
   */
  readonly cidr?: string;
}

const VPC = "alicloud_vpc";
const VSWITCH = "alicloud_vswitch";

/** Puts a VPC into the world, as if somebody had made it by hand. */
export function seedAlibabaVpc(world: World, { id, cidr = "10.0.0.0/16" }: ExistingAlibabaVpc): void {
  const value = { vpc_name: id, name: id, cidr_block: cidr, create_time: MOMENT, status: "Available" };
  world.store.put(ALIBABA, VPC, id, wholeValue(ALICLOUD_SCHEMA, VPC, id, value));
}

/**
 * Puts a vSwitch into the world, as if somebody had made it by hand.
 *
 * @throws Error when its VPC is not there, or its range does not fit into it
 */
export function seedVswitch(world: World, vswitch: ExistingVswitch): void {
  const { id, vpcId, zone } = vswitch;
  const types = { cloud: ALIBABA, vpcType: VPC, subnetType: VSWITCH };
  const { cidr } = subnetRange(world, { ...types, id, vpcId, cidr: vswitch.cidr });
  const value = {
    ...{ vswitch_name: id, name: id, vpc_id: vpcId, zone_id: zone, availability_zone: zone },
    ...{ cidr_block: cidr, create_time: MOMENT, status: "Available" },
  };
  world.store.put(ALIBABA, VSWITCH, id, wholeValue(ALICLOUD_SCHEMA, VSWITCH, id, value));
}
