/** What pods can get of one node: what the machine has, less what its system keeps. */
export interface Allocatable {
  /** Thousandths of a CPU. */
  readonly milliCpu: number;

  /** Main memory, in MiB. */
  readonly memoryMiB: number;
}
