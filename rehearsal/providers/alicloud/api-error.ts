import { createHash } from "node:crypto";
import { OperationError } from "../../plugin/sdk/operation-error";
import { PartialState } from "../../plugin/sdk/behaviour";

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
  const digits = createHash("sha256").update(`${action} ${code} ${message}`).digest("hex").toUpperCase();
  const requestId = [8, 4, 4, 4, 12].reduce<{ readonly parts: readonly string[]; readonly at: number }>(
    ({ parts, at }, length) => ({ parts: [...parts, digits.slice(at, at + length)], at: at + length }),
    { parts: [], at: 0 },
  );
  return new OperationError(
    `${action} Failed!!! [SDK alibaba-cloud-sdk-go ERROR]: SDKError: Code: ${code}, Message: ${message} ` +
      `RequestId: ${requestId.parts.join("-")}`,
    state,
  );
}
