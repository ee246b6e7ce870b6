import { ProviderDefinition } from "../../plugin/definition";
import { SeedNetwork } from "../../seed";
import { World } from "../../world/world";

/** A simulated cloud, as whoever starts it sees it. */
export interface RehearsedCloud {
  /** Its name in a world's store and in seeds. */
  readonly name: string;

  /** What serves its provider to Terraform. */
  readonly definition: (world: World) => ProviderDefinition;

  /**
   * How networks come into it that are there before Terraform.
   *
   * @default - it makes all of its networks.
   */
  readonly networks?: NetworkSeeds;

  /** What the names of the variables begin with by which its provider and its tools find an account. */
  readonly accountVariables: readonly string[];
}

/** How networks come into a simulated cloud. */
export interface NetworkSeeds {
  /** Terraform types of networks and of what is in them. */
  readonly vpcType: string;
  readonly subnetType: string;
  vpc(world: World, vpc: { readonly id: string }): void;
  subnet(world: World, subnet: { readonly id: string; readonly vpcId: string; readonly zone: string }): void;
}

/**
 * Puts a network into the cloud that it is of; what is there already stays as it is.
 *
 * @throws Error when none of the clouds has that name.
 */
export function seedNetworkIn(clouds: readonly RehearsedCloud[], world: World, network: SeedNetwork): void {
  const { cloud, vpcId, subnetIds, zone } = network;
  const found = clouds.find(({ name }) => name === cloud);
  if (found === undefined) throw new Error(`no cloud that is simulated is called '${cloud}'`);
  const { networks: seeds } = found;
  if (seeds === undefined)
    throw new Error(`cloud '${cloud}' makes all of its networks, and has no '${vpcId}'`);
  const isThere = (type: string, id: string): boolean => world.store.has(cloud, type, id);
  if (!isThere(seeds.vpcType, vpcId)) seeds.vpc(world, { id: vpcId });
  for (const id of subnetIds) {
    if (!isThere(seeds.subnetType, id)) seeds.subnet(world, { id, vpcId, zone });
  }
}
