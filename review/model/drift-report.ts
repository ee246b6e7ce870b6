import { Drift, OutputChange } from "./change";

/** What became of comparing one stack with what is there. */
export type DriftStatus =
  | { readonly kind: "compared" }
  /** Nothing of it has been applied: there is nothing to compare. */
  | { readonly kind: "not-applied" }
  | { readonly kind: "failed"; readonly message: string };

/** One stack of a report of drift. */
export interface DriftStack {
  readonly name: string;
  readonly status: DriftStatus;

  /** Why the next apply could not be planned; absent when it could, or the stack was not compared. */
  readonly nextFailed?: string;

  /** Absent when it was not compared. */
  readonly terraformVersion?: string;

  /** Resources that are as Terraform has left them; absent when the next apply could not be planned, which tells of them. */
  readonly unchanged?: number;
}

/** `no-drift`: nothing but noise. `dangerous`: at least one drift is. `failed`: a stack could not be compared. */
export type DriftVerdict = "no-drift" | "drift" | "dangerous" | "failed";

/** What was changed outside Terraform. Plain JSON, masked, in a fixed order, as a review. */
export interface DriftReport {
  readonly format: 1;
  readonly kind: "drift";

  /** Absent for stacks of somebody else's. */
  readonly environment?: string;
  readonly verdict: DriftVerdict;

  /** In the order of their application. */
  readonly stacks: readonly DriftStack[];
  readonly drift: readonly Drift[];

  /** Outputs that are not what was saved any more. */
  readonly outputs: readonly OutputChange[];
}
