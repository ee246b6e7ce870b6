import { IConstruct } from "constructs";
import { NameRules, physicalName } from "../../core/names";
import { TencentSettings } from "./settings";

const LETTERS_DIGITS_HYPHEN = "a-z0-9-";

/** VPC, subnet, route table, NAT gateway, EIP. @see https://www.tencentcloud.com/document/product/215/15774 */
export const NETWORK_NAME: NameRules = { maxLength: 60, allowed: LETTERS_DIGITS_HYPHEN };

/** Security group. @see https://www.tencentcloud.com/document/product/215/15806 */
export const SECURITY_GROUP_NAME: NameRules = { maxLength: 60, allowed: LETTERS_DIGITS_HYPHEN };

/** TKE cluster. @see https://www.tencentcloud.com/document/product/457/31788 */
export const CLUSTER_NAME: NameRules = { maxLength: 50, allowed: LETTERS_DIGITS_HYPHEN };

/** Node pool; longer names are refused when the pool is created. */
export const NODE_POOL_NAME: NameRules = { maxLength: 25, allowed: LETTERS_DIGITS_HYPHEN };

/** CFS file system, its access group and its snapshot policy. @see https://www.tencentcloud.com/document/product/582/34509 */
export const FILE_SYSTEM_NAME: NameRules = { maxLength: 64, allowed: LETTERS_DIGITS_HYPHEN };

/** TCR instance. Becomes a host name, so no two customers can have the same. */
export const REGISTRY_NAME: NameRules = { minLength: 5, maxLength: 50, allowed: LETTERS_DIGITS_HYPHEN };

/** TCR service account. */
export const SERVICE_ACCOUNT_NAME: NameRules = { maxLength: 30, allowed: LETTERS_DIGITS_HYPHEN };

/** CLB. The provider refuses to create one whose name is taken. */
export const LOAD_BALANCER_NAME: NameRules = { maxLength: 60, allowed: LETTERS_DIGITS_HYPHEN };

/** Physical name of something of an environment: the environment's name, then what it is there for. */
export function environmentName(
  scope: IConstruct,
  settings: TencentSettings,
  role: readonly string[],
  rules: NameRules,
): string {
  return physicalName(scope, [settings.environment, ...role], rules);
}
