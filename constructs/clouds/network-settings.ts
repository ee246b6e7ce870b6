/** A network this program makes. */
export interface OwnedNetworkSettings {
  /** Range of the network in CIDR notation, private; how large it may be is in the catalog. */
  readonly cidr: string;
}

/** A network that exists. */
export interface ExistingNetworkSettings {
  /** Identifier of the network, such as `vpc-1a2b3c4d`. */
  readonly vpcId: string;

  /** Identifiers of the subnets for nodes and mount targets, at least one, in the environment's zone. */
  readonly subnetIds: readonly string[];

  /**
   * Identifiers of the subnets pods take their addresses from.
   *
   * @default - the subnets of the nodes.
   */
  readonly podSubnetIds?: readonly string[] | undefined;
}
