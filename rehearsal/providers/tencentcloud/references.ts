import { apiError } from "./api-error";
import { ReferredKind, References } from "../cloud/references";
import { TencentCloud } from "./cloud";

const KINDS: Readonly<Record<string, ReferredKind>> = {
  vpc: { type: "tencentcloud_vpc", missing: "ResourceNotFound", noun: "VPC" },
  subnet: { type: "tencentcloud_subnet", missing: "ResourceNotFound", noun: "subnet" },
  sg: { type: "tencentcloud_security_group", missing: "ResourceNotFound", noun: "security group" },
  rtb: { type: "tencentcloud_route_table", missing: "ResourceNotFound", noun: "route table" },
  cls: {
    type: "tencentcloud_kubernetes_cluster",
    missing: "InvalidParameter.ClusterNotFound",
    noun: "cluster",
  },
  pgroup: {
    type: "tencentcloud_cfs_access_group",
    missing: "ResourceNotFound.PgroupNotFound",
    noun: "access group",
  },
  cfs: {
    type: "tencentcloud_cfs_file_system",
    missing: "ResourceNotFound.FileSystemNotFound",
    noun: "file system",
  },
  asp: {
    type: "tencentcloud_cfs_auto_snapshot_policy",
    missing: "InvalidParameter.AutoPolicyNotFound",
    noun: "snapshot policy",
  },
  tcr: {
    type: "tencentcloud_tcr_instance",
    missing: "ResourceNotFound.TcrResourceNotFound",
    noun: "registry",
  },
  lb: { type: "tencentcloud_clb_instance", missing: "InvalidParameter.LBIdNotFound", noun: "load balancer" },
  nat: { type: "tencentcloud_nat_gateway", missing: "ResourceNotFound", noun: "NAT gateway" },
};

/** Types of which a cluster's own subnets are asked for by the cluster service, which has its own words. */
const CLUSTER_SERVICE = /^tencentcloud_kubernetes_/;

const ID = /^([a-z]+)-[a-z0-9]+$/;

/** Ids of this cloud say by their prefix what they are of. */
export const REFERENCES = new References<TencentCloud>({
  typePrefix: "tencentcloud_",

  kindOf(text) {
    const prefix = ID.exec(text)?.[1];
    return prefix === undefined ? undefined : KINDS[prefix];
  },

  /** The table that comes with a VPC is part of it. */
  isPartOfAnother: (cloud, { id, kind }) =>
    kind.type === "tencentcloud_route_table" &&
    cloud.list("tencentcloud_vpc").some(({ value }) => value["default_route_table_id"] === id),

  missing({ id, kind }, typeName) {
    const subnetOfCluster = kind.type === "tencentcloud_subnet" && CLUSTER_SERVICE.test(typeName);
    const code = subnetOfCluster ? "InvalidParameter.SubnetNotExist" : kind.missing;
    return apiError(code, `The ${kind.noun} \`${id}\` does not exist.`);
  },

  inUse: (message, code = "ResourceInUse") => apiError(code, message),
});
