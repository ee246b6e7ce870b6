import { PlanObject } from "../changes/values";
import { Bill, BillingRules, byUse, freeTypes } from "./billed";
import { disk, disks, machines, nodeCount } from "./nodes";
import { countAt, flagAt, OPEN, textAt, textsAt } from "./values";

const CLOUD = "alicloud";
const ONE = { low: 1n, high: 1n };

function nodePool(value: PlanObject): Bill {
  const charge = textAt(value, "instance_charge_type");
  if (charge === "PrePaid")
    return [{ unknown: "it is paid for months ahead, and only prices by the hour are known" }];
  const spot = textAt(value, "spot_strategy");
  if (spot !== undefined && spot !== "NoSpot")
    return [{ unknown: "it is paid at the spot price of the moment" }];
  const count = nodeCount({
    scales: flagAt(value, "scaling_config", "enable") ?? false,
    min: countAt(value, "scaling_config", "min_size"),
    max: countAt(value, "scaling_config", "max_size"),
    fixed: sizeOf(textAt(value, "desired_size")) ?? countAt(value, "desired_size"),
  });
  const system = disk(CLOUD, textAt(value, "system_disk_category"), countAt(value, "system_disk_size"));
  const others = disks(CLOUD, value, ["data_disks"], { type: "category", size: "size" });
  return machines(CLOUD, textsAt(value, "instance_types"), count, [system, ...others]);
}

/** The provider writes this number as text. */
function sizeOf(text: string | typeof OPEN | undefined): bigint | typeof OPEN | undefined {
  return typeof text === "string" ? (/^\d{1,9}$/.test(text) ? BigInt(text) : undefined) : text;
}

/** What the types of this cloud that we know make one pay for. Hardly any price is known here: bring your own. */
export const ALICLOUD_BILLING: BillingRules = {
  alicloud_cs_kubernetes_node_pool: nodePool,
  alicloud_cs_managed_kubernetes: (value) => {
    const spec = textAt(value, "cluster_spec");
    if (spec === OPEN) return [{ unknown: "its kind is known after apply" }];
    const kind = spec ?? "ack.standard";
    return [{ items: [`${CLOUD}/cluster/${kind}`], quantity: ONE, what: `cluster ${kind}` }];
  },
  alicloud_nat_gateway: () => [
    { items: [`${CLOUD}/nat-gateway/instance`], quantity: ONE, what: "NAT gateway" },
    { unknown: "its capacity units and traffic are paid for by use, which no plan tells" },
  ],
  alicloud_eip_address: byUse("it is paid for by its traffic and by the hour"),
  alicloud_nas_file_system: byUse("it is paid for by what is stored in it, which no plan tells"),
  alicloud_oss_bucket: byUse("it is paid for by what is stored in it and read from it, which no plan tells"),
  alicloud_hbr_vault: byUse("it is paid for by what is stored in it, which no plan tells"),
  alicloud_slb_load_balancer: byUse("it is paid for by its capacity units and its traffic"),
  alicloud_cr_ee_instance: byUse("it is paid for months ahead"),
  ...freeTypes([
    "alicloud_vpc",
    "alicloud_vswitch",
    "alicloud_security_group",
    "alicloud_security_group_rule",
    "alicloud_snat_entry",
    "alicloud_eip_association",
    "alicloud_nas_access_group",
    "alicloud_nas_access_rule",
    "alicloud_nas_mount_target",
    "alicloud_oss_bucket_acl",
    "alicloud_oss_bucket_public_access_block",
    "alicloud_slb_acl",
    "alicloud_slb_acl_entry_attachment",
    "alicloud_hbr_policy",
    "alicloud_hbr_policy_binding",
    "alicloud_cr_artifact_lifecycle_rule",
    "alicloud_cr_ee_namespace",
    "alicloud_cr_ee_repo",
    "alicloud_cr_vpc_endpoint_linked_vpc",
    "alicloud_cs_kubernetes_addon",
    "alicloud_cs_autoscaling_config",
    "alicloud_ecs_key_pair",
  ]),
};
