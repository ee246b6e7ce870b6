import { NameRules } from "../../core/names";

const LETTERS_DIGITS_HYPHEN = "a-z0-9-";

/**
 * VPC, and what is in it: vSwitch, NAT gateway, EIP, security group. They take 2 to 128 characters; this is on the safe side.
 *
 * @see https://www.alibabacloud.com/help/en/vpc/developer-reference/api-vpc-2016-04-28-createvpc
 */
export const NETWORK_NAME: NameRules = { minLength: 2, maxLength: 63, allowed: LETTERS_DIGITS_HYPHEN };

/** ACK cluster; the provider refuses longer names. */
export const CLUSTER_NAME: NameRules = { maxLength: 63, allowed: LETTERS_DIGITS_HYPHEN };

/** Node pool. No limit is published; this one is on the safe side. */
export const NODE_POOL_NAME: NameRules = { maxLength: 63, allowed: LETTERS_DIGITS_HYPHEN };

/**
 * NAS access group, and with it the handle of the volume and what keeps its backups.
 *
 * @see https://www.alibabacloud.com/help/en/nas/developer-reference/api-nas-2017-06-26-createaccessgroup
 */
export const FILE_SYSTEM_NAME: NameRules = { minLength: 3, maxLength: 64, allowed: LETTERS_DIGITS_HYPHEN };

/**
 * ACR instance. Becomes a host name, so no two customers can have the same.
 *
 * @see https://www.alibabacloud.com/help/en/acr/user-guide/create-a-container-registry-enterprise-edition-instance
 */
export const REGISTRY_NAME: NameRules = { minLength: 3, maxLength: 30, allowed: LETTERS_DIGITS_HYPHEN };

/**
 * Bucket; no two customers can have the same.
 *
 * @see https://www.alibabacloud.com/help/en/oss/user-guide/bucket-naming-conventions
 */
export const BUCKET_NAME: NameRules = { minLength: 3, maxLength: 63, allowed: LETTERS_DIGITS_HYPHEN };

/** CLB, and its list of who may connect. It takes up to 80 characters; this is on the safe side. */
export const LOAD_BALANCER_NAME: NameRules = { maxLength: 63, allowed: LETTERS_DIGITS_HYPHEN };
