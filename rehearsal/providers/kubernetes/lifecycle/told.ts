import { PartialState } from "../../../plugin/sdk/behaviour";
import { OperationError } from "../../../plugin/sdk/operation-error";
import { ProviderError } from "../provider-error";

/** Runs something whose failures are told to the person who runs Terraform. */
export async function told<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    throw toldAs(error);
  }
}

/** A failure as the lifecycle understands it, with what Terraform is to remember of the resource. */
export function toldAs(error: unknown, state?: PartialState): unknown {
  if (error instanceof OperationError) return error;
  return error instanceof ProviderError ? new OperationError(error.summary, state, error.detail) : error;
}
