/** A network this program makes. */
export interface OwnedNetworkSettings {
  /** Range of the VPC in CIDR notation, private, from /12 to /24. */
  readonly cidr: string;
}

/** A network that exists. */
export interface ExistingNetworkSettings {
  /** Identifier of the VPC, such as `vpc-1a2b3c4d`. */
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

/** An environment's place on Tencent Cloud. */
export interface TencentSettings {
  readonly kind: "tencent";

  /** Name of the environment; physical names begin with it. */
  readonly environment: string;

  /** Region, such as `ap-guangzhou`. */
  readonly region: string;

  /** Zone that nodes and mount targets live in, such as `ap-guangzhou-7`. */
  readonly zone: string;

  /**
   * The network to make, or to use.
   *
   * @default - one is made with the range that the catalog names.
   */
  readonly network?: OwnedNetworkSettings | ExistingNetworkSettings | undefined;

  /** Whether stateful things resist being destroyed: deletion protection on, buckets and images kept. */
  readonly retain: boolean;

  /** Tags for everything that can carry tags. */
  readonly tags: Readonly<Record<string, string>>;
}

/** What every construct of this cloud is given: where it lives. */
export interface InTencentCloud {
  /** The environment's place on Tencent Cloud. */
  readonly settings: TencentSettings;
}
