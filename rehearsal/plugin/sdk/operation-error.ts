import { PartialState } from "./behaviour";

/** What the simulated cloud refuses, in the words that the real provider prints. */
export class OperationError extends Error {
  /** What has come into being before the refusal; undefined when nothing is to be remembered. */
  public readonly state?: PartialState;

  /** What happened and what to change, beside the one line of the message. */
  public readonly detail?: string;

  /**
   * @param message what the provider prints
   * @param state for a failed create: the resource that Terraform then keeps as tainted. Without it the
   *   resource is in no state, whether it exists in the cloud or not. For a failed update: what is kept
   *   instead of the state before.
   * @param detail more than one line
   */
  public constructor(message: string, state?: PartialState, detail?: string) {
    super(message);
    this.name = "OperationError";
    this.state = state;
    this.detail = detail;
  }
}
