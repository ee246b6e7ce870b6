import { EXIT, ExitCode } from "../exit-codes";

/** A failure with a cause the reader can remove; shown as it is, without a stack trace. */
export class KnownError extends Error {
  /** How the command ends. */
  public readonly exitCode: ExitCode;

  public constructor(message: string, exitCode: ExitCode, options?: ErrorOptions) {
    super(message, options);
    this.name = "KnownError";
    this.exitCode = exitCode;
  }
}

/** Wrong arguments or a wrong file. */
export function badInput(message: string): KnownError {
  return new KnownError(message, EXIT.badInput);
}

/** Something outside the program is missing or in the way. */
export function badSurroundings(message: string, cause?: unknown): KnownError {
  return new KnownError(message, EXIT.badSurroundings, { cause });
}
