import { InstanceTypes } from "../../../catalog";
import { InstanceType } from "../../../catalog/instance-type";
import { GpuCard } from "../../../constructs/contracts/gpu";

/** What a machine type has to give. */
export interface WantedMachine {
  /** Number of virtual CPUs; absent when it does not matter. */
  readonly vcpu?: number;
  readonly memoryGiB?: number;
  readonly gpu?: GpuCard | undefined;
  readonly shareable: boolean;

  /**
   * What else it must be good for.
   *
   * @default - nothing else.
   */
  readonly fits?: ((type: InstanceType) => boolean) | undefined;
}

/**
 * The machine type most like what is wanted, with cards that are as large and as many at least; undefined when there is
 * none.
 */
export function nearestType(types: InstanceTypes, wanted: WantedMachine): InstanceType | undefined {
  const fitting = types.names
    .map((name) => types.find(name))
    .filter((type) => type !== undefined)
    .filter((type) => type.managedPool && (!wanted.shareable || type.shareable))
    .filter(({ gpu }) =>
      wanted.gpu === undefined ? gpu === undefined : gpu !== undefined && holds(gpu, wanted.gpu),
    )
    .filter((type) => wanted.fits?.(type) ?? true);
  const largeEnough = fitting.filter((type) => isAsLarge(type, wanted));
  // Machines that differ in what cards they have are told apart by the cards first.
  const from = wanted.gpu === undefined && largeEnough.length > 0 ? largeEnough : fitting;
  const [first] = [...from].sort((a, b) => unlikeness(a, wanted) - unlikeness(b, wanted));
  return first;
}

function holds(card: GpuCard, wanted: GpuCard): boolean {
  return card.memoryGiB >= wanted.memoryGiB && card.perNode >= wanted.perNode;
}

function isAsLarge(type: InstanceType, { vcpu = 0, memoryGiB = 0 }: WantedMachine): boolean {
  return type.vcpu >= vcpu && type.memoryGiB >= memoryGiB;
}

/** Cards weigh more than everything else: what fits one of them decides whether the workload runs. */
function unlikeness(
  type: InstanceType,
  { vcpu = type.vcpu, memoryGiB = type.memoryGiB, gpu }: WantedMachine,
): number {
  const machine = apart(type.vcpu, vcpu) + apart(type.memoryGiB, memoryGiB);
  if (gpu === undefined || type.gpu === undefined) return machine;
  const { model, memoryGiB: cardGiB, perNode } = type.gpu;
  const sameModel = model === gpu.model ? 0 : 1;
  return machine + 10 * apart(perNode, gpu.perNode) + 100 * apart(cardGiB, gpu.memoryGiB) + 50 * sameModel;
}

/** How far apart two sizes are; too small is worse than too large. */
function apart(size: number, wanted: number): number {
  return size >= wanted ? Math.log2(size / wanted) : 3 * Math.log2(wanted / size);
}
