import { visible } from "../../review/formats/text";
import { Colors } from "../output/terminal";
import { ApplyOutcome, StackEnding } from "./outcome";

/** How an apply ended, for a person. */
export function formatOutcome({ stacks, problems }: ApplyOutcome, colors: Colors): string {
  const lines = [
    ...problems.map((problem) => `${colors.red("✗")} ${visible(problem)}`),
    ...stacks.flatMap((ending) => linesOf(ending, colors)),
  ];
  return lines.map((line) => `${line}\n`).join("");
}

function linesOf({ name, result }: StackEnding, colors: Colors): readonly string[] {
  const [good, none, bad] = [colors.green("✓"), colors.dim("-"), colors.red("✗")];
  switch (result.kind) {
    case "applied":
      return [
        `${good} ${name}: done, ${result.changes === 0 ? "outputs only" : count(result.changes, "change")}`,
      ];
    case "unchanged":
      return [`${good} ${name}: nothing changes`];
    case "unapproved":
      return [`${none} ${name}: needs a review of its own, it was not planned when the approval was given`];
    case "differs":
      return [
        `${bad} ${name}: not what was approved`,
        ...[...result.problems, ...result.differences].map((line) => `    ${visible(line)}`),
      ];
    case "failed":
    case "interrupted": {
      const { message, made, changes } = result;
      const done =
        changes === 0 ? "before anything was changed" : `${String(made)} of ${count(changes, "change")} made`;
      const said = message.split("\n").map((line) => `    ${visible(line)}`);
      return [`${bad} ${name}: ${result.kind}, ${done}`, ...said];
    }
    case "remains":
      return [`${none} ${name}: not begun`];
  }
}

/** What to do after it, in lines. */
export function afterOutcome({ verdict, environment, mode }: ApplyOutcome): readonly string[] {
  const again = `sdstack plan ${environment}${mode === "destroy" ? " --destroy" : ""}`;
  switch (verdict) {
    case "done":
      return [mode === "destroy" ? `${environment} is destroyed` : `${environment} is as it was approved`];
    case "unapproved":
      return [`what was approved is done. The other stacks can be planned now:  ${again}`];
    case "refused":
      return [`stopped for review. To see what would be done now:  ${again}`];
    case "failed":
      return [`what it was may be gone from under the approval. Look again:  ${again}`];
    case "interrupted":
      return [`interrupted. What Terraform had begun is finished and in the state. To go on:  ${again}`];
  }
}

function count(number: number, word: string): string {
  return `${String(number)} ${word}${number === 1 ? "" : "s"}`;
}
