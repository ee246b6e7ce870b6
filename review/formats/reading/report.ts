import { Review, StackReview } from "../../model";
import { Words } from "../text";
import { answersOf } from "./answers";
import { rangeChange } from "./money";
import { Answer } from "./row";
import { statusWords, VerdictLine, verdictOf } from "./verdict";

/** A review as its readers get it: in words, in the order of their questions. */
export interface Report {
  /** What it is, such as `plan review`. */
  readonly title: string;

  /** Absent for stacks of somebody else's. */
  readonly environment?: string;
  readonly verdict: VerdictLine;

  /** What is counted of each stack, in the order of its numbers. */
  readonly columns: readonly string[];
  readonly stacks: readonly StackLine[];
  readonly answers: readonly Answer[];

  /** Absent for what nobody approves. */
  readonly digest?: string;
}

/** A stack in one line. */
export interface StackLine {
  readonly name: string;
  readonly status: Words;

  /** As many as the report has columns; empty when nothing is known of the stack. */
  readonly numbers: readonly number[];

  /** A month, before and after; absent when not known. */
  readonly cost?: string;
}

/** The last but one: moves, imports, forgets, reads and what is deferred. */
const COLUMNS = ["Create", "Update", "Replace", "Destroy", "Other", "Unchanged"];

/** Reads a review. Everything in it is in the report, in one place. */
export function reportOf(review: Review): Report {
  return {
    title: "plan review",
    columns: COLUMNS,
    ...(review.environment === undefined ? {} : { environment: review.environment }),
    verdict: verdictOf(review),
    stacks: review.stacks.map((stack) => stackLine(stack, review)),
    answers: answersOf(review),
    digest: review.digest,
  };
}

function stackLine(stack: StackReview, review: Review): StackLine {
  const actions = review.changes.filter((change) => change.stack === stack.name).map(({ action }) => action);
  const number = (...wanted: readonly string[]) => actions.filter((action) => wanted.includes(action)).length;
  const cost = review.cost?.stacks.find((line) => line.stack === stack.name);
  const costText =
    cost === undefined || review.cost === undefined
      ? {}
      : { cost: rangeChange(cost.before, cost.after, review.cost.currency) };
  return {
    name: stack.name,
    status: statusWords(stack),
    numbers:
      stack.status.kind === "planned"
        ? [
            ...[number("create"), number("update"), number("replace"), number("delete")],
            ...[number("move", "import", "forget", "read", "deferred"), stack.unchanged],
          ]
        : [],
    ...costText,
  };
}
