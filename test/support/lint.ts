import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { PROJECT } from "./cli";

/** A text, and the file of the project that it would be; one that exists, because the linter asks the compiler of types. */
export interface LintSample {
  readonly file: string;
  readonly code: string;
}

/** A rule that a text breaks; none when it is no program. */
export interface LintMessage {
  readonly rule: string | null;
  readonly message: string;
}

/** What the linter says of texts, with the configuration of the project. Nothing is written. */
export function lint(samples: readonly LintSample[]): readonly (readonly LintMessage[])[] {
  const printed = execFileSync(process.execPath, [join(__dirname, "lint-texts.mjs")], {
    cwd: PROJECT,
    input: JSON.stringify(samples),
    encoding: "utf8",
    stdio: ["pipe", "pipe", "pipe"],
  });
  return JSON.parse(printed) as (readonly LintMessage[])[];
}
