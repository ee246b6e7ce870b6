import { appendFileSync, mkdirSync, statSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { ForgeError, IForge, JobFile, publish, Published, Report } from "../../forge";
import { explain } from "../errors/explain";
import { Colors, Terminal } from "../output/terminal";

/** By what a report is told. */
export interface Ways {
  readonly comment: boolean;
  readonly check: boolean;
  readonly codeScanning: boolean;
  readonly dryRun: boolean;
}

/** Tells the forge of a report. @param folder - where relative paths begin. */
export function tell(
  forge: IForge,
  report: Report,
  { comment, check, codeScanning, dryRun }: Ways,
  folder: string,
): Promise<readonly Published[]> {
  return publish(forge, report, {
    comment,
    check,
    scan: codeScanning && report.sarif !== "",
    dryRun,
    sizeOf: (path) => sizeOf(resolve(folder, path)),
    writeFile: (file) => write(file, folder),
  });
}

/** Nothing for what is not there, and for what writing will fail at. */
function sizeOf(file: string): number {
  try {
    return statSync(file).size;
  } catch {
    return 0;
  }
}

function write({ path, text, append }: JobFile, folder: string): void {
  const file = resolve(folder, path);
  try {
    mkdirSync(dirname(file), { recursive: true });
    if (append) appendFileSync(file, text);
    else writeFileSync(file, text);
  } catch (error) {
    throw new ForgeError(explain(error).message);
  }
}

/** Says what the forge was told, a line for each thing. */
export function sayTold({ err, colors }: Terminal, told: readonly Published[]): void {
  for (const { what, outcome, detail, url } of told) {
    const words = outcome === "would-write" ? "would be written" : outcome;
    const rest = [detail, url].filter((each) => each !== undefined).join("  ");
    err(`${markOf(outcome, colors)} ${what}: ${words}${rest === "" ? "" : ` (${rest})`}\n`);
  }
}

function markOf(outcome: Published["outcome"], colors: Colors): string {
  switch (outcome) {
    case "failed":
      return colors.red("✗");
    case "skipped":
    case "outdated":
    case "would-write":
      return colors.yellow("–");
    case "created":
    case "updated":
    case "unchanged":
    case "written":
      return colors.green("✓");
  }
}

/** Whether people find the report where the forge shows it. */
export function isShown(told: readonly Published[]): boolean {
  const shown: readonly Published["outcome"][] = ["created", "updated", "unchanged", "written"];
  return told.some(({ what, outcome }) => /^(comment|job summary)\b/.test(what) && shown.includes(outcome));
}
