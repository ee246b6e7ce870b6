import { Question, Severity } from "../../model";
import { KnownResource, World } from "./world";

/** Where a rule is asked: over synthesized stacks, over plans, or both. */
export type Gate = "synthesis" | "review";

/** What a rule says of something; nothing is said of what passes. */
export interface Judgement {
  /** `cannot-tell`: the value is not known before an apply. */
  readonly verdict: "fail" | "cannot-tell";
  readonly stack: string;

  /** Absent for what concerns a whole stack. */
  readonly resource?: KnownResource | undefined;

  /** What is wrong, in one sentence; for `cannot-tell`, what is not known. */
  readonly message: string;
  readonly attribute?: string | undefined;
}

/** A link to what a rule is taken from. */
export interface Source {
  readonly title: string;

  /** Absent for a list that has no page for each of its items. */
  readonly url?: string;
}

/** A piece of a configuration as CDKTF writes it, to show and test a rule with. */
export type Example = Readonly<Record<string, unknown>>;

/** Pieces of configuration with one outcome each. */
export interface Examples {
  readonly failing: Example;
  readonly passing: Example;

  /** Absent where everything a rule asks for is always known. */
  readonly unknown?: Example;

  /** The same of Alibaba Cloud; absent where a rule asks nothing of it, or the same of every cloud. */
  readonly alibaba?: { readonly failing: Example; readonly passing: Example };
}

/** Something that must be true of stacks. */
export interface Rule {
  /** Such as `SDI-K01`; never changes. */
  readonly id: string;

  /** What must be true, as a few words. */
  readonly title: string;
  readonly severity: Severity;
  readonly question: Question;

  /** Why, in one sentence or two. */
  readonly reason: string;

  /** What to change, in one sentence. */
  readonly fix: string;
  readonly sources: readonly Source[];
  readonly gate: Gate | "both";

  /** What passes although it looks wrong; absent when there is nothing of this kind. */
  readonly exceptions?: string;
  readonly examples: Examples;

  /** Judges everything there is. */
  readonly check: (world: World) => readonly Judgement[];
}
