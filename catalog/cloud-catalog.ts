import { Allocatable } from "./allocatable";
import { GpuSharingRules } from "./gpu-sharing";
import { InstanceType } from "./instance-type";
import { NetworkRules } from "./network-rules";
import { CloudParity } from "./parity";
import { Price } from "./price";
import { StateBuckets } from "./state-buckets";

/** Machine types a cloud sells. */
export interface InstanceTypes {
  /** Every name, for suggestions. */
  readonly names: readonly string[];

  /** The type of that name; undefined when the catalog does not know it. */
  find(name: string): InstanceType | undefined;
}

/**
 * What is known of a cloud without asking it. A member that is absent means that nothing is known, so that
 * nothing can be checked; it never means "none".
 */
export interface CloudCatalog {
  /** What people call the cloud. */
  readonly title: string;

  /**
   * What it makes of the fields of environment files.
   *
   * @default - nothing is said of them.
   */
  readonly parity?: CloudParity;

  /**
   * What the names of its prices begin with, such as `alicloud` in `alicloud/machine/ecs.g7.xlarge`.
   *
   * @default - the kind of the cloud.
   */
  readonly pricedAs?: string;

  /**
   * Whether nodes are found where they are, and not made.
   *
   * @default - they are made.
   */
  readonly nodesExist?: boolean;

  /**
   * Label by which its nodes say which pool they are of.
   *
   * @default - they do not.
   */
  readonly poolLabel?: string;

  /** Zones by their region. */
  readonly zones?: ReadonlyMap<string, readonly string[]>;

  /** Buckets in the cloud's own regions that keep states; absent when it has no buckets. */
  readonly stateBuckets?: StateBuckets;

  /** What networks may look like; absent when the network is not this program's business. */
  readonly network?: NetworkRules;

  /** Full version of Kubernetes that the cloud takes, by minor version. */
  readonly kubernetesVersions?: ReadonlyMap<string, string>;

  /** Why the API of a cluster cannot be open to some ranges of the internet only; absent when it can. */
  readonly privateApi?: string;

  /** Most characters the name of a registry may have; absent when the cloud makes none. */
  readonly registryNameLength?: number;

  /** How many characters the namespace of a registry may have; absent when the cloud makes none. */
  readonly registryNamespaceLength?: { readonly least: number; readonly most: number };

  /** What the identifiers of subnets begin with; absent when the network is not this program's business. */
  readonly subnetPrefix?: string;

  /** Machine types. */
  readonly instanceTypes?: InstanceTypes;

  /** What pods can get of a node with that machine type. */
  readonly allocatable?: (type: InstanceType) => Allocatable;

  /** Prices of machine types by their name. */
  readonly prices?: ReadonlyMap<string, Price>;

  /** How cards are shared; absent when the cloud gives whole cards only. */
  readonly gpuSharing?: GpuSharingRules;
}
