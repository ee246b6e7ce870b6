/** A text that is no plan that can be read. Its message tells why, and quotes nothing of the text. */
export class PlanFormatError extends Error {
  public constructor(message: string) {
    super(message);
    this.name = "PlanFormatError";
  }
}

/** Says whether an error tells that a text is no plan; the class may be loaded twice. */
export function isPlanFormatError(error: unknown): error is PlanFormatError {
  return error instanceof Error && error.name === "PlanFormatError";
}
