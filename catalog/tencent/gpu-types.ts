import { InstanceType } from "../instance-type";

/** The cards of a family: maker's name and nominal memory of one card, in GiB. */
interface CardFamily {
  readonly model: string;
  readonly memoryGiB: number;
  readonly shareable: boolean;

  /** Size of the name, virtual CPUs, main memory in GiB, cards per machine. */
  readonly sizes: readonly (readonly [size: string, vcpu: number, memoryGiB: number, perNode: number])[];
}

/**
 * Families with cards that managed node pools take. CPU counts do not follow from the names (`GN10Xp.2XLARGE40` has 10).
 * The maker's name for the cards of PNV5b and PNV6 is not published; the family's name stands in for it.
 *
 * Sizes of PNV4 and GT4 are from the product page; the others from a published list of the types Tencent Cloud's HPC
 * platform takes, read 2026-11.
 *
 * @see https://www.tencentcloud.com/document/product/560/19701 (product page: sizes)
 * @see https://cloud.tencent.com/document/product/457/54485 (families that native nodes take)
 * @see https://cloud.tencent.com/document/product/457/65734 (cards that can be shared)
 */
const FAMILIES: Readonly<Record<string, CardFamily>> = {
  GN7: {
    model: "T4",
    memoryGiB: 16,
    shareable: true,
    sizes: [
      ["2XLARGE32", 8, 32, 1],
      ["5XLARGE80", 20, 80, 1],
      ["8XLARGE128", 32, 128, 1],
      ["10XLARGE160", 40, 160, 2],
      ["20XLARGE320", 80, 320, 4],
    ],
  },
  PNV4: {
    model: "A10",
    memoryGiB: 24,
    shareable: true,
    sizes: [
      ["7XLARGE116", 28, 116, 1],
      ["14XLARGE232", 56, 232, 2],
      ["28XLARGE466", 112, 466, 4],
      ["56XLARGE932", 224, 932, 8],
    ],
  },
  GN10X: {
    model: "V100",
    memoryGiB: 32,
    shareable: true,
    sizes: [
      ["2XLARGE40", 8, 40, 1],
      ["4XLARGE80", 18, 80, 2],
      ["9XLARGE160", 36, 160, 4],
      ["18XLARGE320", 72, 320, 8],
    ],
  },
  GN10Xp: {
    model: "V100",
    memoryGiB: 32,
    shareable: true,
    sizes: [
      ["2XLARGE40", 10, 40, 1],
      ["5XLARGE80", 20, 80, 2],
      ["10XLARGE160", 40, 160, 4],
      ["20XLARGE320", 80, 320, 8],
    ],
  },
  GT4: {
    model: "A100",
    memoryGiB: 40,
    shareable: true,
    sizes: [
      ["4XLARGE96", 16, 96, 1],
      ["8XLARGE192", 32, 192, 2],
      ["20XLARGE474", 82, 474, 4],
      ["41XLARGE948", 164, 948, 8],
    ],
  },
  PNV5b: {
    model: "PNV5b",
    memoryGiB: 48,
    shareable: true,
    sizes: [
      ["8XLARGE96", 32, 96, 1],
      ["12XLARGE192", 48, 192, 1],
      ["16XLARGE192", 64, 192, 2],
      ["24XLARGE384", 96, 384, 2],
      ["32XLARGE384", 128, 384, 4],
      ["48XLARGE768", 192, 768, 4],
    ],
  },
  PNV6: {
    model: "PNV6",
    memoryGiB: 96,
    shareable: true,
    sizes: [
      ["4XLARGE160", 16, 160, 1],
      ["8XLARGE320", 32, 320, 2],
      ["16XLARGE640", 64, 640, 4],
      ["32XLARGE1280", 128, 1280, 8],
    ],
  },
};

/**
 * Slices of a T4 that the machine's own graphics driver makes: what a node has is already a share, so it
 * cannot be shared again.
 */
const SLICED: readonly InstanceType[] = [
  { name: "GN7.LARGE20", vcpu: 4, memoryGiB: 20, gpu: slice(4), managedPool: true, shareable: false },
  { name: "GN7.2XLARGE40", vcpu: 10, memoryGiB: 40, gpu: slice(8), managedPool: true, shareable: false },
];

function slice(memoryGiB: number): InstanceType["gpu"] {
  return { model: "T4", memoryGiB, perNode: 1 };
}

/** Machine types with cards. */
export const GPU_TYPES: readonly InstanceType[] = [
  ...Object.entries(FAMILIES).flatMap(([family, { model, memoryGiB, shareable, sizes }]) =>
    sizes.map(([size, vcpu, machineMemoryGiB, perNode]) => ({
      name: `${family}.${size}`,
      vcpu,
      memoryGiB: machineMemoryGiB,
      gpu: { model, memoryGiB, perNode },
      managedPool: true,
      shareable,
    })),
  ),
  ...SLICED,
];
