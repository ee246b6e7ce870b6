import { NodeSpec } from "../../../cluster/control-plane";

/** A pool of machines, and what its nodes are made from. */
export interface PoolSpec {
  /** Terraform type of the pool. */
  readonly type: string;

  /** Its id in the store. */
  readonly id: string;
  readonly clusterId: string;
  readonly poolId: string;
  readonly name: string;
  readonly instanceType: string;

  /** Size of each machine's system disk, in GiB. */
  readonly systemDiskGiB: number;

  /** How many machines are wanted when nobody scales it. */
  readonly count: number;

  /** Whether the number of machines follows what pods need. */
  readonly autoscaled: boolean;

  /** Whether it grows for pods while it has no machine. */
  readonly growsFromNothing: boolean;

  /** Fewest and most machines while the pool is scaled by what pods need. */
  readonly limits: { readonly min: number; readonly max: number };
  readonly subnetIds: readonly string[];

  /** Whether machines are spread over the subnets, or go to the first of them. */
  readonly spreads: boolean;
  readonly labels: Readonly<Record<string, string>>;
  readonly taints: NodeSpec["taints"];
}
