/** The cards one node of a pool carries. */
export interface GpuCard {
  /** The maker's name for the card, such as `A10`. */
  readonly model: string;

  /** Nominal memory of one card, in GiB. What pods can get is slightly less. */
  readonly memoryGiB: number;

  /** Cards on one node. */
  readonly perNode: number;
}

/** How the pods of a pool may share its cards. `none` gives every pod whole cards. */
export const GPU_SHARING_POLICIES = ["none", "best-effort", "fixed-share", "burst-share"] as const;

/** @see GPU_SHARING_POLICIES */
export type GpuSharing = (typeof GPU_SHARING_POLICIES)[number];

/** A share of one card. */
export interface GpuShare {
  /** Memory of the card the pod may use, in whole GiB. */
  readonly memoryGiB: number;

  /** Compute of the card the pod may use, in percent of one card. */
  readonly computePercent: number;
}

/** Whole cards. */
export interface WholeGpus {
  /** Number of cards. */
  readonly wholeCards: number;
}

/** What one pod asks of the cards of a pool. */
export type GpuRequest = GpuShare | WholeGpus;

/** Says whether a request is for whole cards rather than a share of one. */
export function isWholeGpus(request: GpuRequest): request is WholeGpus {
  return "wholeCards" in request;
}
