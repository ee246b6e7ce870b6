/** A text that is no plan that can be read. Its message tells why, and quotes nothing of the text. */
export class PlanFormatError extends Error {
  public constructor(message: string) {
    super(message);
    this.name = "PlanFormatError";
  }
}
