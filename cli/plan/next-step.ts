import { visible } from "../../review/formats/text";
import { Finding, Review } from "../../review/model";
import { PlanManifest } from "./manifest";

/** What was planned, and where. */
export interface PlannedWhere {
  readonly mode: PlanManifest["mode"];
  readonly environment: string;

  /** Where the plans are, as the reader would name it. */
  readonly folder: string;

  /** The folder that was asked for. */
  readonly out: string | undefined;
}

/** What somebody does after planning. */
export function nextStep(
  { verdict, findings }: Pick<Review, "verdict" | "findings">,
  { mode, environment, folder, out }: PlannedWhere,
): readonly string[] {
  switch (verdict) {
    case "no-changes":
      return [
        mode === "destroy" ? "nothing is there to destroy" : "nothing changes: there is nothing to approve",
      ];
    case "failed":
      return ["planning ended with an error: nothing of this can be approved"];
    case "blocked":
      return ["a finding blocks this: nothing of it can be approved", ...waysToLetGo(findings)];
    case "changes":
    case "incomplete":
      return [
        `the plans are in ${folder}, for you alone. To go on:`,
        `  sdstack approve ${out ?? environment} --key KEY --approver NAME`,
        `  sdstack ${mode} ${environment} --approved ${folder}/approval.json${out === undefined ? "" : ` --plans ${out}`}`,
      ];
  }
}

/** Options with which this plan may be planned again where what it loses is to go; a reason is for its owner to give. */
function waysToLetGo(findings: readonly Finding[]): readonly string[] {
  const addresses = findings.flatMap(({ question, severity, waiver, stack, address }) =>
    question === "data" && severity === "block" && waiver === undefined && address !== undefined
      ? [`${stack}:${address}`]
      : [],
  );
  if (addresses.length === 0) return [];
  const options = [...new Set(addresses)].map(
    (address) => `--allow-loss ${quoted(`${visible(address)}=REASON`)}`,
  );
  return [
    "What holds data and is to go all the same needs a reason each, for this plan only:",
    ...options.map((option, at) => `  ${option}${at < options.length - 1 ? " \\" : ""}`),
  ];
}

/** As a word of a shell. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

/** What Terraform said where it failed, with its lines, which the table of a report has no room for. */
export function failuresOf({ stacks }: Review): readonly string[] {
  return stacks.flatMap(({ name, status }) =>
    status.kind === "failed"
      ? [`${name} could not be planned:`, ...status.message.split("\n").map((line) => `  ${visible(line)}`)]
      : [],
  );
}
