import { FixCode, Origin, Shown, ValuePath } from "../../model";
import { Words } from "../text";

/** How a row looks: what happens, or how much it matters. */
export type Mark =
  "block" | "warn" | "note" | "waived" | "destroy" | "replace" | "create" | "update" | "quiet" | "pass";

/** A part of a value before and after. */
export interface DetailLine {
  readonly path: ValuePath;

  /** The path as a reader would write it; absent where that is the path itself. */
  readonly label?: string;
  readonly before: Shown;
  readonly after: Shown;

  /** Whether the resource is replaced because of it. */
  readonly forces: boolean;

  /** The attribute whose text holds the document that this is a part of; absent for an attribute itself. */
  readonly within?: string;
}

/** One thing of a report, in words, ready for any format. */
export interface Row {
  readonly mark: Mark;

  /** What happens, such as `replace` or `blocks`. Of ours. */
  readonly label: string;

  /** What it is about: an address, or a sentence. */
  readonly title: Words;

  /** More about it, the most important first. Made when asked for: what there is no room for costs nothing. */
  readonly notes: () => readonly Words[];

  /** Where it comes from; empty for what concerns everything. */
  readonly origin: Partial<Origin>;

  /** Made when asked for, too. */
  readonly details: () => readonly DetailLine[];

  /** Whether the notes say all that the details do. */
  readonly isBrief?: boolean;

  /** Code to be pasted; absent when there is none. */
  readonly code?: readonly FixCode[];

  /** The same for rows that differ in their address only, and for no others. */
  readonly likeness: () => string;

  /** Short, and the same for rows that are alike: where it differs, likeness need not be asked. Absent: always ask. */
  readonly kin?: string;

  /** Where the rows come from that were merged into this one; absent for a row of its own. */
  readonly others?: readonly Partial<Origin>[];
}

/** Rows under one heading. */
export interface Group {
  /** Absent when the heading of the answer says it. */
  readonly title?: string;

  /** Whether a reader opens it to see it. */
  readonly folded: boolean;
  readonly rows: readonly Row[];
}

/** A question of a reviewer, and the answer. */
export interface Answer {
  readonly id:
    | ("data" | "destroyed" | "exposed" | "cost" | "drift" | "quality" | "rest")
    | ("dangerous" | "other" | "scaling" | "tags" | "noise" | "outputs");
  readonly question: string;
  readonly answer: Words;

  /** Shortest answer, for a table or a card. */
  readonly short: string;
  readonly tone: Tone;
  readonly groups: readonly Group[];
}

/** How much something should worry. */
export type Tone = "bad" | "warn" | "good" | "plain";
