import { formatProblems } from "./format";
import { Problem } from "./problem";

/** One or more environment files cannot be used. The message lists every problem of every file. */
export class ConfigError extends Error {
  public override readonly name = "ConfigError";

  /** What the process should exit with. */
  public readonly exitCode = 2;

  /**
   * @param problems - what is wrong in files, in their order.
   * @param summary - what is wrong otherwise, such as an unknown environment; goes first.
   */
  public constructor(
    public readonly problems: readonly Problem[],
    summary?: string,
  ) {
    super([...(summary === undefined ? [] : [summary]), ...formatProblems(problems)].join("\n"));
  }
}

/** Says whether an error is a `ConfigError`, also when it comes from another copy of this module. */
export function isConfigError(error: unknown): error is ConfigError {
  return (
    typeof error === "object" &&
    error !== null &&
    "name" in error &&
    error.name === "ConfigError" &&
    "problems" in error
  );
}
