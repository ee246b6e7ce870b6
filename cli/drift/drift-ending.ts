import { DriftVerdict } from "../../review/model";

/** How `sdstack drift` ends. Its 2 and 3 are answers, not failures. */
export const DRIFT_EXIT = { none: 0, failed: 1, drift: 2, dangerous: 3 } as const;

/** @see DRIFT_EXIT */
export const DRIFT_EXIT_HELP = `Exit codes:
  0    nothing drifted, or what did only looks different (noise)
  1    a stack could not be compared, or arguments, a file or the program are wrong
  2    something drifted, nothing of it dangerous
  3    something drifted that is dangerous`;

/** The exit code that says what a report of drift says. */
export function driftEnding(verdict: DriftVerdict): number {
  switch (verdict) {
    case "no-drift":
      return DRIFT_EXIT.none;
    case "drift":
      return DRIFT_EXIT.drift;
    case "dangerous":
      return DRIFT_EXIT.dangerous;
    case "failed":
      return DRIFT_EXIT.failed;
  }
}
