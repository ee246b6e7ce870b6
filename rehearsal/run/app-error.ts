/** The synthesized program cannot be rehearsed as it is; the message says why. */
export class UnusableAppError extends Error {
  public constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "UnusableAppError";
  }
}
