/** The cards one node of a pool carries. */
export interface GpuCard {
  /** The maker's name for the card, such as `A10`. */
  readonly model: string;

  /** Nominal memory of one card, in GiB. What pods can get is slightly less. */
  readonly memoryGiB: number;

  /** Cards on one node. */
  readonly perNode: number;

  /**
   * How the owner of the nodes has cut each card; pods then get slices, and no whole card.
   *
   * @default - cards are not cut.
   */
  readonly slices?: CardSlices;
}

/** Equal slices of a card, as the device plugin of existing nodes offers them. A pod gets one. */
export interface CardSlices {
  /** `mig` is cut in hardware; by `time`, pods take turns, and nothing keeps one from another's memory. */
  readonly kind: "mig" | "time";

  /** Resource that a pod asks for, such as `nvidia.com/mig-1g.10gb`. */
  readonly resource: string;

  /** Slices of one card. */
  readonly perCard: number;

  /** Memory of one slice, in GiB. */
  readonly memoryGiB: number;

  /** Compute of one slice, in percent of the card. */
  readonly computePercent: number;
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
