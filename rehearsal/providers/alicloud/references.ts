import { ReferredKind, References } from "../cloud/references";
import { textAt } from "../cloud/values";
import { apiError } from "./api-error";
import { AlibabaCloud } from "./cloud";

const kind = (type: string, missing: string, noun: string): ReferredKind => ({ type, missing, noun });

const CLUSTER = kind("alicloud_cs_managed_kubernetes", "ErrorClusterNotFound", "cluster");
const FILE_SYSTEM = kind("alicloud_nas_file_system", "InvalidFileSystem.NotFound", "file system");
const SNAT_TABLE = kind("alicloud_nat_gateway", "InvalidSnatTableId.NotFound", "SNAT table");

/** What an id's prefix says of it. */
const BY_PREFIX: ReadonlyMap<string, ReferredKind> = new Map([
  ["vpc", kind("alicloud_vpc", "InvalidVpcId.NotFound", "VPC")],
  ["vsw", kind("alicloud_vswitch", "InvalidVSwitchId.NotFound", "vSwitch")],
  ["sg", kind("alicloud_security_group", "InvalidSecurityGroupId.NotFound", "security group")],
  ["ngw", kind("alicloud_nat_gateway", "InvalidNatGatewayId.NotFound", "NAT gateway")],
  ["stb", SNAT_TABLE],
  ["eip", kind("alicloud_eip_address", "InvalidAllocationId.NotFound", "elastic address")],
  ["lb", kind("alicloud_slb_load_balancer", "InvalidLoadBalancerId.NotFound", "load balancer")],
  ["acl", kind("alicloud_slb_acl", "AclNotExist", "access list")],
  ["cri", kind("alicloud_cr_ee_instance", "INSTANCE_NOT_EXIST", "registry")],
  ["po", kind("alicloud_hbr_policy", "PolicyNotFound", "backup policy")],
  ["v", kind("alicloud_hbr_vault", "VaultNotExist", "backup vault")],
]);

/** Names, such as those of buckets, may look like ids. */
const HOLDS_IDS = /_ids?$/;

const PREFIXED = /^([a-z]+)-[a-z0-9]+$/;
const CLUSTER_ID = /^c[0-9a-f]{32}$/;

/** Ids of clusters and file systems have no prefix of their own: the attribute says what they are. */
const BY_ATTRIBUTE: Readonly<Record<string, ReferredKind>> = { file_system_id: FILE_SYSTEM };

/** Ids of this cloud say what they are of by their prefix, or by the attribute that they stand in. */
export const REFERENCES = new References<AlibabaCloud>({
  typePrefix: "alicloud_",

  kindOf(text, attribute) {
    if (!HOLDS_IDS.test(attribute)) return undefined;
    if (CLUSTER_ID.test(text)) return CLUSTER;
    const prefix = PREFIXED.exec(text)?.[1];
    if (prefix !== undefined) return BY_PREFIX.get(prefix);
    return text === "" ? undefined : BY_ATTRIBUTE[attribute];
  },

  /** A SNAT table comes with its NAT gateway. */
  isPartOfAnother: (cloud, { id, kind: referred }) =>
    referred === SNAT_TABLE &&
    cloud.list("alicloud_nat_gateway").some(({ value }) => textAt(value, "snat_table_ids") === id),

  missing: ({ id, kind: referred }, typeName) =>
    apiError(`Resource ${typeName}`, referred.missing, `The ${referred.noun} \`${id}\` does not exist.`),

  inUse: (message, code = "DependencyViolation") => apiError("Delete", code, message),
});
