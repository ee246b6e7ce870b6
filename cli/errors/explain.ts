import { types } from "node:util";
import { EXIT, ExitCode } from "../exit-codes";
import { KnownError } from "./known-error";
import { isSystemError, systemProblem } from "./system-error";

/** What to tell about a failure, and how the command ends. */
export interface Explanation {
  readonly message: string;
  readonly exitCode: ExitCode;
}

/**
 * Errors that other folders throw with a message made for people, by name: a class could be loaded twice, and
 * importing it would load its folder for commands that do not need it.
 */
const EXIT_CODE_BY_NAME: Readonly<Record<string, ExitCode>> = {
  ConfigError: EXIT.badInput,
  ConstructError: EXIT.badInput,
  SchemaCheckError: EXIT.badInput,
  RuleError: EXIT.badInput,
  UnusableAppError: EXIT.badInput,
  OutputsError: EXIT.badInput,
  ApprovalError: EXIT.failure,
  ForgeError: EXIT.failure,
  UncertainError: EXIT.failure,
  RenderError: EXIT.failure,
  TerraformNotFoundError: EXIT.badSurroundings,
  ToolBuildError: EXIT.badSurroundings,
  CloudStartError: EXIT.badSurroundings,
  ControlError: EXIT.badSurroundings,
  TerraformCommandError: EXIT.failure,
};

/** Turns any failure into one message. Only what nobody foresaw is called a bug. */
export function explain(error: unknown): Explanation {
  if (error instanceof KnownError) return { message: error.message, exitCode: error.exitCode };
  if (isSystemError(error)) {
    const problem = systemProblem(error);
    if (problem !== undefined) return { message: problem, exitCode: EXIT.badSurroundings };
  }
  if (isAbort(error)) return { message: "interrupted", exitCode: EXIT.interrupted };
  const named = types.isNativeError(error) ? EXIT_CODE_BY_NAME[error.name] : undefined;
  if (types.isNativeError(error) && named !== undefined) return { message: error.message, exitCode: named };
  const text = types.isNativeError(error) ? error.message : String(error);
  if (text.includes("no space left on device")) {
    const message = `the disk is full: ${text}\nFree some space, or set TMPDIR to a folder on a larger disk, and try again`;
    return { message, exitCode: EXIT.badSurroundings };
  }
  return { message: `unexpected error, a bug in sdstack: ${text}`, exitCode: EXIT.bug };
}

/** Says whether work was stopped by a signal; Node does not count such errors among its own. */
function isAbort(error: unknown): boolean {
  return typeof error === "object" && error !== null && "name" in error && error.name === "AbortError";
}

/** The stack trace of a failure and of its causes, for `--debug`. */
export function traceOf(error: unknown): string {
  if (!types.isNativeError(error)) return String(error);
  const cause = error.cause === undefined ? "" : `\ncaused by: ${traceOf(error.cause)}`;
  return `${error.stack ?? error.message}${cause}`;
}
