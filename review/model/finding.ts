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

  /** Path of the attribute that is wrong, such as `template.spec.host_network`. */
  readonly attribute?: string;

  /** Who lets it pass, why and until when. A finding that is waived blocks nothing. */
  readonly waiver?: Waiver;
}

/** A rule that is let pass. */
export interface Waiver {
  readonly reason: string;
  readonly owner: string;

  /** Last day on which it counts, as `2026-12-31`. */
  readonly expires: string;
}
