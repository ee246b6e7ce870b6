import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { formatDrift, formatReview, FormatOptions } from "../../review/formats";
import { DriftReport, Review } from "../../review/model";
import { RULE_HELP } from "../../review/rules";
import { Context } from "../context";
import { DriftReportOptions, ReportOptions } from "./report-options";

/** Writes the report of a review to a file or the terminal, as a command was asked to. */
export function writeReport(
  context: Pick<Context, "folder" | "terminal" | "packageFolder">,
  review: Review,
  { format, json, output, budget }: ReportOptions,
): void {
  const report = formatReview(review, json ? "json" : format, {
    ...formatOptions(context.packageFolder),
    ...(budget === undefined ? {} : { budget }),
  });
  write(context, report, output);
}

/** Writes a report of drift in the same way. */
export function writeDrift(
  context: Pick<Context, "folder" | "terminal">,
  drift: DriftReport,
  { format, json, output, budget }: DriftReportOptions,
): void {
  const options = budget === undefined ? {} : { budget };
  write(context, formatDrift(drift, json ? "json" : format, options), output);
}

function write(
  { folder, terminal }: Pick<Context, "folder" | "terminal">,
  report: string,
  output: string | undefined,
): void {
  const text = report.endsWith("\n") ? report : `${report}\n`;
  if (output === undefined) terminal.out(text);
  else writeFileSync(resolve(folder, output), text);
}

/**
 * What formats tell of the rules and of this program.
 *
 * @param packageFolder - the project's own folder.
 */
export function formatOptions(packageFolder: string): FormatOptions {
  const toolVersion = packageVersion(packageFolder);
  return { rules: RULE_HELP, ...(toolVersion === undefined ? {} : { toolVersion }) };
}

function packageVersion(packageFolder: string): string | undefined {
  const json: unknown = JSON.parse(readFileSync(join(packageFolder, "package.json"), "utf8"));
  return typeof json === "object" && json !== null && "version" in json ? String(json.version) : undefined;
}
