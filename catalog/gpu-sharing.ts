import { GpuCard, GpuSharing } from "../constructs/contracts/gpu";

/** Resources by which pods ask for a share of a card, as they are named in Kubernetes. */
export interface ShareResources {
  /** Compute, in hundredths of one card. */
  readonly compute: string;

  /** Memory of one card, in GiB. */
  readonly memory: string;

  /**
   * Label of nodes that says how many cards they have.
   *
   * @default - none is needed: the compute of a node says it.
   */
  readonly cardCountLabel?: string;
}

/** The rules by which a cloud shares a card among pods. */
export interface GpuSharingRules {
  /** The ways to share that the cloud has, `none` among them. */
  readonly policies: readonly GpuSharing[];

  /** By what pods ask for a share. */
  readonly resources: ShareResources;

  /** Smallest share of compute, and the step between shares, in percent of one card. */
  readonly computeStepPercent: number;

  /**
   * Most whole cards that one pod gets where cards are shared.
   *
   * @default - all cards of a node.
   */
  readonly mostCardsPerPod?: number;

  /** Largest number of pods on one card. */
  readonly maxSharesPerCard: number;

  /** Memory of one card that pods can get, in whole GiB: less than what the card is sold with. */
  allocatableMemoryGiB(card: GpuCard): number;

  /** Where the rules are from. */
  readonly source: string;
}

/**
 * Largest number of pods that fit on one card together.
 *
 * @param memoryGiB - memory one pod asks of the card, in GiB.
 * @param computePercent - compute one pod asks of the card, in percent of one card.
 */
export function sharesPerCard(
  rules: GpuSharingRules,
  card: GpuCard,
  memoryGiB: number,
  computePercent: number,
): number {
  return Math.min(
    rules.maxSharesPerCard,
    Math.floor(100 / computePercent),
    Math.floor(rules.allocatableMemoryGiB(card) / memoryGiB),
  );
}
