import { Review, StackReview } from "../../model";
import { Words } from "../text";
import { answersOf } from "./answers";
import { rangeChange } from "./money";
import { Answer } from "./row";
import { statusWords, VerdictLine, verdictOf } from "./verdict";

/** A review as its readers get it: in words, in the order of their questions. */
export interface Report {
  /** Absent for stacks of somebody else's. */
  readonly environment?: string;
  readonly verdict: VerdictLine;
  readonly stacks: readonly StackLine[];
  readonly answers: readonly Answer[];
  readonly digest: string;
}

/** A stack in one line. */
export interface StackLine {
  readonly name: string;
  readonly status: Words;
  readonly planned: boolean;
  readonly create: number;
  readonly update: number;
  readonly replace: number;
  readonly destroy: number;

  /** Moves, imports, forgets, reads and what is deferred. */
  readonly other: number;
  readonly unchanged: number;

  /** A month, before and after; absent when not known. */
  readonly cost?: string;
}

/** Reads a review. Everything in it is in the report, in one place. */
export function reportOf(review: Review): Report {
  return {
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
    planned: stack.status.kind === "planned",
    create: number("create"),
    update: number("update"),
    replace: number("replace"),
    destroy: number("delete"),
    other: number("move", "import", "forget", "read", "deferred"),
    unchanged: stack.unchanged,
    ...costText,
  };
}
