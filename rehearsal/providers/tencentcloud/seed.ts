import { ObjectValue } from "../../plugin/value";
import { World } from "../../world/world";
import { subnetRange } from "../cloud/subnet-range";
import { wholeValue } from "../cloud/whole-value";
import { MOMENT, TENCENT } from "./cloud";
import { TENCENTCLOUD_SCHEMA } from "./schema";

/** A VPC that is there before Terraform. */
export interface ExistingVpc {
  /** Such as `vpc-4g7k2m9q`. */
  readonly id: string;

  /**
   * Its range in CIDR notation.
   *
   * @default "10.0.0.0/16"
   */
  readonly cidr?: string;

  /**
   * Its name.
   *
   * @default - its id.
   */
  readonly name?: string;
}

/** A subnet that is there before Terraform. */
export interface ExistingSubnet {
  /** Such as `subnet-4g7k2m9q`. */
  readonly id: string;

  /** The VPC it is in; it must have been put into the world before. */
  readonly vpcId: string;

  /** Zone, such as `ap-guangzhou-6`. */
  readonly zone: string;

  /**
   * Its range in CIDR notation.
   *
   * @default - the first free sixteenth of the VPC's range.
   */
  readonly cidr?: string;

  /**
   * Its name.
   *
   * @default - its id.
   */
  readonly name?: string;
}

const VPC = "tencentcloud_vpc";
const SUBNET = "tencentcloud_subnet";

/** Puts a VPC into the world, as if somebody had made it by hand. */
export function seedVpc(world: World, { id, cidr = "10.0.0.0/16", name = id }: ExistingVpc): void {
  put(world, VPC, id, {
    name,
    cidr_block: cidr,
    create_time: MOMENT,
    default_route_table_id: id.replace(/^vpc-/, "rtb-"),
    dns_servers: ["183.60.83.19", "183.60.82.98"],
  });
}

/**
 * Puts a subnet into the world, as if somebody had made it by hand.
 *
 * @throws Error when its VPC is not there, or its range does not fit into it
 */
export function seedSubnet(world: World, subnet: ExistingSubnet): void {
  const { id, vpcId, zone, name = id } = subnet;
  const vpc = world.store.get(TENCENT, VPC, vpcId);
  const types = { cloud: TENCENT, vpcType: VPC, subnetType: SUBNET };
  const { cidr, range } = subnetRange(world, { ...types, id, vpcId, cidr: subnet.cidr });
  put(world, SUBNET, id, {
    name,
    vpc_id: vpcId,
    availability_zone: zone,
    cidr_block: cidr,
    create_time: MOMENT,
    available_ip_count: range.size - 3,
    route_table_id: String(vpc?.["default_route_table_id"]),
  });
}

function put(world: World, type: string, id: string, value: ObjectValue): void {
  world.store.put(TENCENT, type, id, wholeValue(TENCENTCLOUD_SCHEMA, type, id, value));
}
