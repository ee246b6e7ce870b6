import { NameRules } from "../../core/names";

const LETTERS_DIGITS_HYPHEN = "a-z0-9-";

/**
 * VPC, and what is in it: subnet, route table, NAT gateway, EIP. The limit is published for VPCs and assumed for the rest.
 *
 * @see https://tencentcloud.com/document/api/1119/45642
 */
export const NETWORK_NAME: NameRules = { maxLength: 60, allowed: LETTERS_DIGITS_HYPHEN };

/** Security group. @see https://www.tencentcloud.com/document/product/215/15806 */
export const SECURITY_GROUP_NAME: NameRules = { maxLength: 60, allowed: LETTERS_DIGITS_HYPHEN };

/** TKE cluster. No limit is published; this one is on the safe side. */
export const CLUSTER_NAME: NameRules = { maxLength: 50, allowed: LETTERS_DIGITS_HYPHEN };

/** Node pool; the cloud refuses longer names when the pool is created. */
export const NODE_POOL_NAME: NameRules = { maxLength: 25, allowed: LETTERS_DIGITS_HYPHEN };

/**
 * CFS access group, and with it the file system and its snapshot policy of the same name.
 *
 * @see https://www.tencentcloud.com/document/product/582/34509
 */
export const FILE_SYSTEM_NAME: NameRules = { maxLength: 64, allowed: LETTERS_DIGITS_HYPHEN };

/** TCR instance. Becomes a host name, so no two customers can have the same; the length is on the safe side. */
export const REGISTRY_NAME: NameRules = { minLength: 5, maxLength: 50, allowed: LETTERS_DIGITS_HYPHEN };

/** TCR service account. No limit is published; this one is on the safe side. */
export const SERVICE_ACCOUNT_NAME: NameRules = { maxLength: 30, allowed: LETTERS_DIGITS_HYPHEN };

/** CLB. The provider refuses to create one whose name is taken; the length is on the safe side. */
export const LOAD_BALANCER_NAME: NameRules = { maxLength: 50, allowed: LETTERS_DIGITS_HYPHEN };
