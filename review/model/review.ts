import { Change, Check, Drift, OutputChange } from "./change";
import { Cost } from "./cost";
import { Finding, Undecided } from "./finding";

/** What became of planning one stack. */
export type StackStatus =
  | { readonly kind: "planned" }
  /** Other stacks have to be applied before it can be planned truthfully. */
  | { readonly kind: "waits"; readonly for: readonly string[] }
  | { readonly kind: "failed"; readonly message: string };

/** One stack of a review. */
export interface StackReview {
  readonly name: string;
  readonly status: StackStatus;

  /** Absent when it was not planned. */
  readonly terraformVersion?: string;

  /** Whether the plan leaves nothing out; absent when the program that planned does not say. */
  readonly complete?: boolean;
  readonly errored?: boolean;

  /** Digest of the masked meaning of its plan; absent when it was not planned. */
  readonly digest?: string;

  /** Resources that do not change. */
  readonly unchanged: number;
}

/** `blocked`: a finding without waiver blocks it. `incomplete`: not everything could be planned. */
export type Verdict = "no-changes" | "changes" | "blocked" | "incomplete" | "failed";

/**
 * The one model that every format of a report is made from. Plain JSON, masked, in a fixed order: the same plans give
 * the same review.
 */
export interface Review {
  readonly format: 1;

  /** Absent for stacks of somebody else's. */
  readonly environment?: string;
  readonly verdict: Verdict;

  /** In the order of their application. */
  readonly stacks: readonly StackReview[];
  readonly changes: readonly Change[];
  readonly outputs: readonly OutputChange[];
  readonly drift: readonly Drift[];
  readonly checks: readonly Check[];
  readonly findings: readonly Finding[];

  /** Rules that could not judge everything; absent when every rule could. */
  readonly undecided?: readonly Undecided[];

  /** Absent when nothing with a price is known. */
  readonly cost?: Cost;

  /** Digest of the masked meaning of everything together. */
  readonly digest: string;
}
