import { Verdict } from "../../review/model";
import { explain } from "../errors/explain";
import { KnownError } from "../errors/known-error";
import { EXIT } from "../exit-codes";

/** How the commands end that review plans. Their 2 and 3 are answers, not failures. */
export const REVIEW_EXIT = { noChanges: 0, failed: 1, changes: 2, blocked: 3 } as const;

/** @see REVIEW_EXIT */
export const REVIEW_EXIT_HELP = `Exit codes:
  0    nothing changes
  1    arguments, a plan, a file or the program are wrong, or planning ended with an error
  2    there are changes, or not everything could be planned
  3    a finding blocks the changes`;

/** The exit code that says what a review says. */
export function reviewEnding(verdict: Verdict): number {
  switch (verdict) {
    case "no-changes":
      return REVIEW_EXIT.noChanges;
    case "failed":
      return REVIEW_EXIT.failed;
    case "blocked":
      return REVIEW_EXIT.blocked;
    case "changes":
    case "incomplete":
      return REVIEW_EXIT.changes;
  }
}

/** Runs a command whose 2 and 3 are answers: what is wrong, missing or in the way ends it with 1. */
export async function withReviewEndings<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const { message, exitCode } = explain(error);
    if (exitCode !== EXIT.badSurroundings && exitCode !== EXIT.badInput) throw error;
    throw new KnownError(message, EXIT.failure, { cause: error });
  }
}
