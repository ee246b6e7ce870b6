import { Published } from "../../forge";
import { Verdict } from "../../review/model";
import { REVIEW_EXIT } from "../review/review-ending";

/** How a job of CI ends. A plan that changes something is what most change requests are for: it is no failure. */
export const CI_EXIT_HELP = `Exit codes:
  0    nothing changes, or there are changes (or not everything could be planned yet) and nothing blocks them
  1    arguments are wrong, planning ended with an error, or the forge could not be told
  2    with --detailed-exit-code: there are changes, or not everything could be planned
  3    a finding blocks the changes`;

/** The exit code that says what came of a review and of telling it. */
export function ciEnding(
  verdict: Verdict,
  told: readonly Published[],
  { detailed }: { readonly detailed: boolean },
): number {
  if (verdict === "blocked") return REVIEW_EXIT.blocked;
  if (verdict === "failed" || told.some(({ outcome }) => outcome === "failed")) return REVIEW_EXIT.failed;
  if (verdict === "no-changes") return REVIEW_EXIT.noChanges;
  return detailed ? REVIEW_EXIT.changes : REVIEW_EXIT.noChanges;
}
