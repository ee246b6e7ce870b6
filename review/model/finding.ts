import { Origin } from "./source";

/** How much a finding matters. Only `block` keeps a plan from being applied. */
export type Severity = "block" | "warn" | "note";

/** The questions of a reviewer, in the order of their answers. */
export type Question = "data" | "exposure" | "cost" | "reliability" | "hygiene";

/** Something that a rule has found. */
export interface Finding extends Origin {
  /** Id of the rule, such as `SDI-C01`. */
  readonly rule: string;
  readonly severity: Severity;
  readonly question: Question;

  /** What is wrong, in one sentence, with the values that matter; masked. */
  readonly message: string;

  /** What to change. */
  readonly fix: string;

  /**
   * The fix as code, ready to be pasted.
   *
   * @default - there is no such code.
   */
  readonly code?: readonly FixCode[];

  /** Path of the attribute that is wrong, such as `template.spec.host_network`. */
  readonly attribute?: string;

  /** Who lets it pass, why and until when. A finding that is waived blocks nothing. */
  readonly waiver?: Waiver;
}

/** Code that puts something right. */
export interface FixCode {
  readonly language: "hcl" | "typescript";

  /** Lines, as they would be pasted. */
  readonly text: string;
}

/** A rule that could not judge something: its values are known only after an apply. It neither passes nor fails there. */
export interface Undecided {
  readonly rule: string;

  /** What must be true, as a few words. */
  readonly title: string;

  /** What it could not judge. */
  readonly places: readonly (Origin & {
    /** Path of the attribute that is not known. */
    readonly attribute?: string;
  })[];
}

/** A rule that is let pass. */
export interface Waiver {
  readonly reason: string;
  readonly owner: string;

  /** Last day on which it counts, as `2026-12-31`. */
  readonly expires: string;
}
