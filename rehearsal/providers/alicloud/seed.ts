import { World } from "../../world/world";
import { contains, freePart, readRange } from "../cloud/addresses";
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
export function seedVswitch(world: World, { id, vpcId, zone, cidr: wanted }: ExistingVswitch): void {
  const vpc = world.store.get(ALIBABA, VPC, vpcId);
  const vpcRange = readRange(String(vpc?.["cidr_block"]));
  if (vpcRange === undefined) throw new Error(`vSwitch '${id}' needs VPC '${vpcId}' first`);
  const taken = world.store
    .list(ALIBABA, VSWITCH)
    .filter(({ value }) => value["vpc_id"] === vpcId)
    .flatMap(({ value }) => readRange(String(value["cidr_block"])) ?? []);
  const cidr = wanted ?? freePart(vpcRange, taken, 16);
  const range = cidr === undefined ? undefined : readRange(cidr);
  if (cidr === undefined || range === undefined || !contains(vpcRange, range)) {
    throw new Error(`vSwitch '${id}' has no range in VPC '${vpcId}': got ${cidr ?? "none"}`);
  }
  const value = {
    ...{ vswitch_name: id, name: id, vpc_id: vpcId, zone_id: zone, availability_zone: zone },
    ...{ cidr_block: cidr, create_time: MOMENT, status: "Available" },
  };
  world.store.put(ALIBABA, VSWITCH, id, wholeValue(ALICLOUD_SCHEMA, VSWITCH, id, value));
}
