import { CardSlices, GpuCard } from "../constructs/contracts/gpu";

/** How cards of existing nodes are cut, as an environment file says it. */
export type SlicesConfig =
  | { readonly kind: "time"; readonly perCard: number; readonly resource: string }
  | {
      readonly kind: "mig";
      readonly profile: string;
      readonly perCard: number;
      readonly resource?: string | undefined;
    };

/** Cards of existing nodes, as an environment file says it. */
export type CardConfig = Omit<GpuCard, "slices"> & { readonly slices?: SlicesConfig | undefined };

/** What the profile of a MIG slice says, such as `1g.10gb`: compute slices of the card, and memory in GB. */
export const MIG_PROFILE = /^([1-7])g\.([1-9]\d{0,2})gb$/;

/**
 * Compute slices that one card of this model has.
 *
 * @see https://docs.nvidia.com/datacenter/tesla/mig-user-guide/supported-mig-profiles.html
 */
function computeSlices(model: string): number {
  return /\bA30\b/i.test(model) ? 4 : 7;
}

function partsOf(profile: string): { readonly compute: number; readonly memoryGiB: number } {
  const [, compute = "0", memory = "0"] = MIG_PROFILE.exec(profile) ?? [];
  return { compute: Number(compute), memoryGiB: Number(memory) };
}

/** How many slices of a profile one card has room for at once. */
export function mostMigSlices(card: Omit<GpuCard, "slices">, profile: string): number {
  const { compute, memoryGiB } = partsOf(profile);
  let count = 0;
  // Names of profiles round memory up: two of 71 GB are on a card of 141.
  while ((count + 1) * compute <= computeSlices(card.model) && (count + 1) * (memoryGiB - 1) < card.memoryGiB)
    count += 1;
  return memoryGiB > card.memoryGiB ? 0 : count;
}

/** The cards of a pool as constructs and rules take them, with what one slice is. */
export function gpuCard({ slices, ...card }: CardConfig): GpuCard {
  return slices === undefined ? card : { ...card, slices: cardSlices(card, slices) };
}

function cardSlices(card: Omit<GpuCard, "slices">, slices: SlicesConfig): CardSlices {
  const { kind, perCard } = slices;
  if (kind === "time") {
    return {
      kind,
      perCard,
      resource: slices.resource,
      memoryGiB: Math.floor(card.memoryGiB / perCard),
      computePercent: Math.floor(100 / perCard),
    };
  }
  const { compute, memoryGiB } = partsOf(slices.profile);
  return {
    kind,
    perCard,
    resource: slices.resource ?? `nvidia.com/mig-${slices.profile}`,
    memoryGiB,
    computePercent: Math.floor((100 * compute) / computeSlices(card.model)),
  };
}
