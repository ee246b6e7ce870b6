import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { formatReview, FormatOptions, RuleHelp } from "../../review/formats";
import { Review } from "../../review/model";
import { ALL_RULES } from "../../review/rules";
import { Context } from "../context";
import { ReportOptions } from "./report-options";

/** Writes the report of a review to a file or the terminal, as a command was asked to. */
export function writeReport(
  { folder, terminal, packageFolder }: Pick<Context, "folder" | "terminal" | "packageFolder">,
  review: Review,
  { format, json, output, budget }: ReportOptions,
): void {
  const report = formatReview(review, json ? "json" : format, {
    ...formatOptions(packageFolder),
    ...(budget === undefined ? {} : { budget }),
  });
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

const RULE_HELP: ReadonlyMap<string, RuleHelp> = new Map(
  ALL_RULES.map(({ id, title, reason, fix }) => [id, { title, why: reason, fix }]),
);

function packageVersion(packageFolder: string): string | undefined {
  const json: unknown = JSON.parse(readFileSync(join(packageFolder, "package.json"), "utf8"));
  return typeof json === "object" && json !== null && "version" in json ? String(json.version) : undefined;
}
