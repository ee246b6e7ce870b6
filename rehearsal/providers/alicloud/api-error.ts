import { OperationError } from "../../plugin/sdk/operation-error";
import { PartialState } from "../../plugin/sdk/behaviour";
import { requestIdOf } from "../cloud/request-id";

/**
 * A refusal of the cloud's API, as the provider prints it. Codes are those that the provider's source knows, where it knows
 * any; the messages are ours.
 *
 * @param action the call of the API that is refused, such as `CreateSnatEntry`
 * @param state what Terraform is to keep, as for `OperationError`
 */
export function apiError(
  action: string,
  code: string,
  message: string,
  state?: PartialState,
): OperationError {
  const requestId = requestIdOf(`${action} ${code} ${message}`).toUpperCase();
  return new OperationError(
    `${action} Failed!!! [SDK alibaba-cloud-sdk-go ERROR]: SDKError: Code: ${code}, Message: ${message} ` +
      `RequestId: ${requestId}`,
    state,
  );
}
