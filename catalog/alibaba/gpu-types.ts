import { InstanceType } from "../instance-type";

/** The cards of a family: maker's name and nominal memory of one card, in GiB. */
interface CardFamily {
  readonly model: string;
  readonly memoryGiB: number;

  /** Name of the type, virtual CPUs, main memory in GiB, cards per machine. */
  readonly types: readonly (readonly [name: string, vcpu: number, memoryGiB: number, perNode: number])[];
}

/**
 * Families with cards of which node pools of ACK make nodes. Their cards can all be shared.
 *
 * @see https://www.alibabacloud.com/help/en/ecs/user-guide/gpu-accelerated-compute-optimized-and-vgpu-accelerated-instance-families-1
 * @see https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/gpu-accelerated-ecs-instance-types-supported-by-ack
 */
const FAMILIES: readonly CardFamily[] = [
  {
    model: "T4",
    memoryGiB: 16,
    types: [
      ["ecs.gn6i-c4g1.xlarge", 4, 15, 1],
      ["ecs.gn6i-c8g1.2xlarge", 8, 31, 1],
      ["ecs.gn6i-c16g1.4xlarge", 16, 62, 1],
      ["ecs.gn6i-c24g1.6xlarge", 24, 93, 1],
      ["ecs.gn6i-c40g1.10xlarge", 40, 155, 1],
      ["ecs.gn6i-c24g1.12xlarge", 48, 186, 2],
      ["ecs.gn6i-c24g1.24xlarge", 96, 372, 4],
    ],
  },
  {
    model: "A10",
    memoryGiB: 24,
    types: [
      ["ecs.gn7i-c8g1.2xlarge", 8, 30, 1],
      ["ecs.gn7i-c16g1.4xlarge", 16, 60, 1],
      ["ecs.gn7i-c32g1.8xlarge", 32, 188, 1],
      ["ecs.gn7i-c48g1.12xlarge", 48, 310, 1],
      ["ecs.gn7i-c56g1.14xlarge", 56, 346, 1],
      ["ecs.gn7i-c32g1.16xlarge", 64, 376, 2],
      ["ecs.gn7i-c32g1.32xlarge", 128, 752, 4],
    ],
  },
  {
    model: "V100",
    memoryGiB: 16,
    types: [
      ["ecs.gn6v-c8g1.2xlarge", 8, 32, 1],
      ["ecs.gn6v-c8g1.4xlarge", 16, 64, 2],
      ["ecs.gn6v-c8g1.8xlarge", 32, 128, 4],
      ["ecs.gn6v-c8g1.16xlarge", 64, 256, 8],
      ["ecs.gn6v-c10g1.20xlarge", 82, 336, 8],
    ],
  },
  {
    model: "V100",
    memoryGiB: 32,
    types: [
      ["ecs.gn6e-c12g1.3xlarge", 12, 92, 1],
      ["ecs.gn6e-c12g1.12xlarge", 48, 368, 4],
    ],
  },
  {
    model: "A100",
    memoryGiB: 40,
    types: [
      ["ecs.gn7-c12g1.3xlarge", 12, 94, 1],
      ["ecs.gn7-c13g1.13xlarge", 52, 378, 4],
      ["ecs.gn7-c13g1.26xlarge", 104, 756, 8],
    ],
  },
  {
    model: "A100",
    memoryGiB: 80,
    types: [
      ["ecs.gn7e-c16g1.4xlarge", 16, 125, 1],
      ["ecs.gn7e-c16g1.8xlarge", 32, 250, 2],
      ["ecs.gn7e-c16g1.16xlarge", 64, 500, 4],
      ["ecs.gn7e-c16g1.32xlarge", 128, 1000, 8],
    ],
  },
  {
    model: "L20",
    memoryGiB: 48,
    types: [
      ["ecs.gn8is.2xlarge", 8, 64, 1],
      ["ecs.gn8is.4xlarge", 16, 128, 1],
      ["ecs.gn8is-2x.8xlarge", 32, 256, 2],
      ["ecs.gn8is-4x.16xlarge", 64, 512, 4],
      ["ecs.gn8is-8x.32xlarge", 128, 1024, 8],
    ],
  },
];

/** Machine types with cards. */
export const GPU_TYPES: readonly InstanceType[] = FAMILIES.flatMap(({ model, memoryGiB, types }) =>
  types.map(([name, vcpu, machineMemoryGiB, perNode]) => ({
    name,
    vcpu,
    memoryGiB: machineMemoryGiB,
    gpu: { model, memoryGiB, perNode },
    managedPool: true,
    shareable: true,
  })),
);
