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
}

/** The machine type most like what is wanted; undefined when none has such cards. */
export function nearestType(types: InstanceTypes, wanted: WantedMachine): InstanceType | undefined {
  const fitting = types.names
    .map((name) => types.find(name))
    .filter((type) => type !== undefined)
    .filter((type) => type.managedPool && (!wanted.shareable || type.shareable))
    .filter(({ gpu }) =>
      wanted.gpu === undefined ? gpu === undefined : gpu !== undefined && holds(gpu, wanted.gpu),
    );
  const [first] = fitting.sort((a, b) => unlikeness(a, wanted) - unlikeness(b, wanted));
  return first;
}

function holds(card: GpuCard, wanted: GpuCard): boolean {
  return card.memoryGiB >= wanted.memoryGiB;
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
