import type { Result } from "sarif";
import { Severity } from "../../model";
import { plain, prose } from "../text";

const LEVELS = { block: "error", warn: "warning", note: "note" } as const satisfies Record<
  Severity,
  Result.level
>;

/** The level of a severity. */
export function levelOf(severity: Severity): (typeof LEVELS)[Severity] {
  return LEVELS[severity];
}

/**
 * A message that is only text: one line, everything in it seen, and no `[words](target)`, which SARIF takes for a link.
 */
export function messageText(text: string): string {
  return plain(prose(text)).replace(/\]\(/gu, "] (");
}
