import { DriftReport, Review } from "../model";
import { formatHtml } from "./html";
import { formatJson } from "./json";
import { formatJunit } from "./junit";
import { formatMarkdown } from "./markdown";
import { formatSarif, SarifOptions } from "./sarif";

export { parseReview } from "./json";
export { DEFAULT_BUDGET, SMALLEST_BUDGET } from "./markdown";
export type { SarifOptions } from "./sarif";
export type { RuleHelp } from "./sarif/rules";

/** Formats of a report. */
export const FORMATS = ["markdown", "json", "html", "sarif", "junit"] as const;

/** A format of a report. */
export type Format = (typeof FORMATS)[number];

/** What a format needs to know besides the review. */
export interface FormatOptions extends SarifOptions {
  /**
   * Characters that a Markdown report may have.
   *
   * @default 65536 what GitHub takes
   */
  readonly budget?: number;
}

/**
 * Writes a review in one of the formats. The same review gives the same text.
 *
 * @throws when the budget is too small for any report
 */
export function formatReview(review: Review, format: Format, options: FormatOptions = {}): string {
  switch (format) {
    case "markdown":
      return formatMarkdown(review, options.budget);
    case "json":
      return formatJson(review);
    case "html":
      return formatHtml(review);
    case "sarif":
      return formatSarif(review, options);
    case "junit":
      return formatJunit(review);
  }
}

/** Formats of a report of drift: the others are for findings. */
export const DRIFT_FORMATS = ["markdown", "json", "html"] as const satisfies readonly Format[];

/**
 * Writes a report of drift in one of the formats. The same report gives the same text.
 *
 * @throws when the budget is too small for any report
 */
export function formatDrift(
  report: DriftReport,
  format: (typeof DRIFT_FORMATS)[number],
  options: Pick<FormatOptions, "budget"> = {},
): string {
  switch (format) {
    case "markdown":
      return formatMarkdown(report, options.budget);
    case "json":
      return formatJson(report);
    case "html":
      return formatHtml(report);
  }
}
