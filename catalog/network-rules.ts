/** Limits of the prefix of a range, such as 16 of `10.0.0.0/16`; both included. */
export interface PrefixLimits {
  /** Prefix of the largest range. */
  readonly least: number;

  /** Prefix of the smallest range. */
  readonly most: number;
}

/** What a cloud allows for the addresses of a network. Ranges are in CIDR notation. */
export interface NetworkRules {
  /** Range of the network that is made when nobody names one. */
  readonly defaultCidr: string;

  /** Ranges that the addresses of a network, and of services, are taken from. */
  readonly privateRanges: readonly string[];

  /** Sizes of a network. */
  readonly networkPrefix: PrefixLimits;

  /** Sizes of a range of services. */
  readonly servicePrefix: PrefixLimits;

  /**
   * Most subnets of the nodes of one cluster.
   *
   * @default - there is no limit.
   */
  readonly mostNodeSubnets?: number;

  /** Where the rules are from. */
  readonly source: string;
}
