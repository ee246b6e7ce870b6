import { OperationError } from "../../plugin/sdk/operation-error";
import { PartialState } from "../../plugin/sdk/behaviour";
import { requestIdOf } from "../cloud/request-id";

/**
 * A refusal of the cloud's API, as its SDK prints it. Codes are those of the API's own lists; the messages are
 * ours where the real ones are not known.
 *
 * @param state what Terraform is to keep, as for `OperationError`
 */
export function apiError(code: string, message: string, state?: PartialState): OperationError {
  const text = `[TencentCloudSDKError] Code=${code}, Message=${message}, RequestId=${requestIdOf(`${code} ${message}`)}`;
  return new OperationError(text, state);
}
