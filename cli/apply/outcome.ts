/** What became of one stack. */
export type StackResult =
  /** Its approved plan was applied. */
  | { readonly kind: "applied"; readonly changes: number }
  /** Its plan changes nothing. */
  | { readonly kind: "unchanged" }
  /** It was not planned when the approval was given. */
  | { readonly kind: "unapproved" }
  /** Its plan, or where it starts from, is not what was approved. */
  | {
      readonly kind: "differs";
      readonly problems: readonly string[];
      readonly differences: readonly string[];
    }
  /** Terraform failed, or was interrupted, and has made some of its changes. */
  | {
      readonly kind: "failed" | "interrupted";
      readonly message: string;
      readonly made: number;
      readonly changes: number;
    }
  /** It was not begun. */
  | { readonly kind: "remains" };

/** A stack, and what became of it. */
export interface StackEnding {
  readonly name: string;
  readonly result: StackResult;
}

/**
 * `done`: everything approved is applied. `unapproved`: and there are stacks that need a review of their own now.
 * `refused`: something is not what was approved; nothing that differs was applied.
 */
export type ApplyVerdict = "done" | "unapproved" | "refused" | "failed" | "interrupted";

/** How an apply, or a destroy, ended. */
export interface ApplyOutcome {
  readonly environment: string;
  readonly mode: "apply" | "destroy";
  readonly verdict: ApplyVerdict;

  /** Who signed the approval; absent when that does not count. */
  readonly signer?: string;

  /** What is wrong with the approval itself. */
  readonly problems: readonly string[];

  /** In the order of the work. */
  readonly stacks: readonly StackEnding[];
}

/**
 * What the endings of stacks come to.
 *
 * @param problems - what is wrong with the approval itself.
 * @param isInterrupted - whether the user wanted an end.
 */
export function verdictOf(
  stacks: readonly StackEnding[],
  problems: readonly string[],
  isInterrupted: boolean,
): ApplyVerdict {
  const has = (kind: StackResult["kind"]): boolean => stacks.some(({ result }) => result.kind === kind);
  if (has("interrupted") || (isInterrupted && has("remains"))) return "interrupted";
  if (has("failed")) return "failed";
  if (problems.length > 0 || has("differs")) return "refused";
  return has("unapproved") ? "unapproved" : "done";
}

/** How the commands end that apply. */
export const APPLY_EXIT = { done: 0, failed: 1, unapproved: 2, refused: 3 } as const;

/** @see APPLY_EXIT */
export const APPLY_EXIT_HELP = `Exit codes:
  0    everything that was approved is done, and nothing remains
  1    Terraform failed, or arguments, a file or the program are wrong
  2    everything that was approved is done, and other stacks need a review of their own
  3    refused, or stopped: something is not what was approved
  130  interrupted by Ctrl-C (SIGINT); 143 by SIGTERM or a closed terminal`;
