import { visible } from "../../review/formats/text";
import { Review, Verdict } from "../../review/model";
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
  verdict: Verdict,
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
      return ["a finding blocks this: nothing of it can be approved"];
    case "changes":
    case "incomplete":
      return [
        `the plans are in ${folder}, for you alone. To go on:`,
        `  sdstack approve ${out ?? environment} --key KEY --approver NAME`,
        `  sdstack ${mode} ${environment} --approved ${folder}/approval.json${out === undefined ? "" : ` --plans ${out}`}`,
      ];
  }
}

/** What Terraform said where it failed, with its lines, which the table of a report has no room for. */
export function failuresOf({ stacks }: Review): readonly string[] {
  return stacks.flatMap(({ name, status }) =>
    status.kind === "failed"
      ? [`${name} could not be planned:`, ...status.message.split("\n").map((line) => `  ${visible(line)}`)]
      : [],
  );
}
