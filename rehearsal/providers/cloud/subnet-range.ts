import { World } from "../../world/world";
import { contains, freePart, Range, readRange } from "./addresses";
import { textAt } from "./values";

/** A subnet that is to be put into a network. */
export interface PlacedSubnet {
  /** The cloud's name in the world's store, and what it calls networks and subnets. */
  readonly cloud: string;
  readonly vpcType: string;
  readonly subnetType: string;
  readonly id: string;
  readonly vpcId: string;

  /**
   * Its range in CIDR notation.
   *
   * @default - the first free sixteenth of the network's range.
   */
  readonly cidr?: string | undefined;
}

/**
 * The range that a subnet has in its network.
 *
 * @throws Error when the network is not there, or has no room for it
 */
export function subnetRange(
  world: World,
  subnet: PlacedSubnet,
): { readonly cidr: string; readonly range: Range } {
  const { cloud, vpcType, subnetType, id, vpcId } = subnet;
  const outer = readRange(textAt(world.store.get(cloud, vpcType, vpcId), "cidr_block"));
  if (outer === undefined) throw new Error(`subnet '${id}' needs VPC '${vpcId}' first`);
  const taken = world.store
    .list(cloud, subnetType)
    .filter(({ value }) => value["vpc_id"] === vpcId)
    .flatMap(({ value }) => readRange(textAt(value, "cidr_block")) ?? []);
  const cidr = subnet.cidr ?? freePart(outer, taken, 16);
  const range = cidr === undefined ? undefined : readRange(cidr);
  if (cidr === undefined || range === undefined || !contains(outer, range)) {
    throw new Error(`subnet '${id}' has no range in VPC '${vpcId}': got ${cidr ?? "none"}`);
  }
  return { cidr, range };
}
