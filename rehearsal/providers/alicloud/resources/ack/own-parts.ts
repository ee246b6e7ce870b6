import { ObjectValue } from "../../../../plugin/value";
import { MACHINE } from "../../../cloud/pools/machines";
import { textAt, textsAt } from "../../../cloud/values";
import { wholeValue } from "../../../cloud/whole-value";
import { AlibabaCloud } from "../../cloud";
import { ALICLOUD_SCHEMA } from "../../schema";

/** Says of something that a cluster made it, and that it goes with the cluster. */
const MADE_BY = "made_by_cluster";

/** What a cluster makes for itself, beside what Terraform knows. */
export interface OwnParts {
  readonly securityGroupId: string;
  readonly balancerId: string;
}

/**
 * Makes what a new cluster brings: the load balancer of its API server, a security group unless it is given one, and, unless it
 * is told not to, a NAT gateway where its VPC has none.
 */
export function makeOwnParts(cloud: AlibabaCloud, cluster: ObjectValue): OwnParts {
  const id = textAt(cluster, "id");
  const vpcId = textAt(cluster, "vpc_id");
  const [vswitchId = ""] = textsAt(cluster, "vswitch_ids");
  const make = (type: string, prefix: string, value: ObjectValue): string => {
    const made = cloud.newId(type, prefix, `${id} ${type}`, 20);
    cloud.put(type, made, { ...wholeValue(ALICLOUD_SCHEMA, type, made, value), [MADE_BY]: id });
    return made;
  };
  const balancerId = make("alicloud_slb_load_balancer", "lb-", {
    load_balancer_name: "ManagedK8SSlbIntranet",
    address_type: "intranet",
    vswitch_id: vswitchId,
  });
  const given = textAt(cluster, "security_group_id");
  const isEnterprise = cluster["is_enterprise_security_group"] === true;
  const securityGroupId =
    given ||
    make("alicloud_security_group", "sg-", {
      security_group_name: `alicloud-cs-auto-created-security-group-${id}`,
      security_group_type: isEnterprise ? "enterprise" : "normal",
      vpc_id: vpcId,
    });
  const hasNat = cloud.list("alicloud_nat_gateway").some(({ value }) => value["vpc_id"] === vpcId);
  if (cluster["new_nat_gateway"] !== false && !hasNat) {
    make("alicloud_nat_gateway", "ngw-", { vpc_id: vpcId, vswitch_id: vswitchId, nat_type: "Enhanced" });
  }
  return { securityGroupId, balancerId };
}

/** Removes what goes with a cluster: what it made, its machines, and what Terraform has lost sight of. */
export function removeOwnParts(cloud: AlibabaCloud, clusterId: string): void {
  for (const { type, id, value } of cloud.list()) {
    const belongs = type.startsWith("alicloud_cs_") && value["cluster_id"] === clusterId;
    const isMachine = type === MACHINE && value["cluster"] === clusterId;
    if (belongs || isMachine || value[MADE_BY] === clusterId) cloud.remove(type, id);
  }
}
