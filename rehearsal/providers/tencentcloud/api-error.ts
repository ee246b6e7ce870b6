import { createHash } from "node:crypto";
import { OperationError } from "../../plugin/sdk/operation-error";
import { PartialState } from "../../plugin/sdk/behaviour";

/**
 * A refusal of the cloud's API, as its SDK prints it. Codes are those of the API's own lists; the messages are
 * ours where the real ones are not known.
 *
 * @param state what Terraform is to keep, as for `OperationError`
 */
export function apiError(code: string, message: string, state?: PartialState): OperationError {
  const hash = createHash("sha256").update(`${code} ${message}`).digest("hex");
  const requestId = [8, 4, 4, 4, 12].reduce<{ parts: string[]; at: number }>(
    ({ parts, at }, length) => ({ parts: [...parts, hash.slice(at, at + length)], at: at + length }),
    { parts: [], at: 0 },
  );
  const text = `[TencentCloudSDKError] Code=${code}, Message=${message}, RequestId=${requestId.parts.join("-")}`;
  return new OperationError(text, state);
}
