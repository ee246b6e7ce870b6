import { GpuCard } from "../constructs/contracts/gpu";

/** What a cloud sells as one machine type. */
export interface InstanceType {
  /** The cloud's name for it, such as `S5.LARGE8` or `ecs.g7.xlarge`. */
  readonly name: string;

  /** Number of virtual CPUs of one machine. */
  readonly vcpu: number;

  /** Main memory of one machine, in GiB. */
  readonly memoryGiB: number;

  /**
   * The cards one machine carries.
   *
   * @default - the machine has none.
   */
  readonly gpu?: GpuCard;

  /** Whether node pools that the cloud manages take it. */
  readonly managedPool: boolean;

  /** Whether pods may share its cards. */
  readonly shareable: boolean;
}
