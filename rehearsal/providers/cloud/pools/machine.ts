import { NodeSpec } from "../../../cluster/control-plane";

/** A machine of a node pool, as the cluster gets to know it. */
export interface Machine {
  readonly name: string;
  readonly instanceType: string;
  readonly region: string;
  readonly zone: string;
  readonly poolId: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly taints: NodeSpec["taints"];

  /** Size of the system disk, in GiB: kubelet keeps there what pods write. */
  readonly systemDiskGiB: number;

  /** Whether the cluster can share the cards of this machine. */
  readonly sharesCards: boolean;
}
