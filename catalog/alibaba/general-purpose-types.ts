import { InstanceType } from "../instance-type";

/** Main memory per virtual CPU of a family, in GiB, and the sizes it is sold in. */
type FamilyRow = readonly [family: string, memoryPerCpuGiB: number, sizes: string];

const USUAL_SIZES = "large xlarge 2xlarge 3xlarge 4xlarge 6xlarge 8xlarge 16xlarge";

/**
 * Families without cards, with those of their sizes of which the naming rule below tells CPU and memory.
 *
 * @see https://www.alibabacloud.com/help/en/ecs/user-guide/overview-of-instance-families
 */
const FAMILIES: readonly FamilyRow[] = [
  ["ecs.c6", 2, USUAL_SIZES],
  ["ecs.g6", 4, USUAL_SIZES],
  ["ecs.r6", 8, USUAL_SIZES],
  ["ecs.c7", 2, `${USUAL_SIZES} 32xlarge`],
  ["ecs.g7", 4, `${USUAL_SIZES} 32xlarge`],
  ["ecs.r7", 8, `${USUAL_SIZES} 32xlarge`],
  ["ecs.c8i", 2, USUAL_SIZES],
  ["ecs.g8i", 4, USUAL_SIZES],
  ["ecs.r8i", 8, USUAL_SIZES],
  ["ecs.u1-c1m2", 2, "large xlarge 2xlarge 3xlarge 4xlarge 8xlarge"],
  ["ecs.u1-c1m4", 4, "large xlarge 2xlarge 3xlarge 4xlarge 8xlarge"],
];

/** Reads the number of CPUs off a size: `large` is 2, `xlarge` 4, `3xlarge` 3 × 4. */
function cpusOf(size: string): number {
  if (size === "large") return 2;
  const multiple = /^(\d*)xlarge$/.exec(size)?.[1];
  if (multiple === undefined) throw new Error(`size '${size}' does not follow the naming rule`);
  return multiple === "" ? 4 : Number(multiple) * 4;
}

/** Machine types without cards. */
export const GENERAL_PURPOSE_TYPES: readonly InstanceType[] = FAMILIES.flatMap(
  ([family, memoryPerCpuGiB, sizes]) =>
    sizes.split(" ").map((size) => ({
      name: `${family}.${size}`,
      vcpu: cpusOf(size),
      memoryGiB: cpusOf(size) * memoryPerCpuGiB,
      managedPool: true,
      shareable: false,
    })),
);
