import { ALICLOUD_FACTS } from "../../rehearsal/providers/alicloud/schema";
import { describeEdits, PlannedEdit } from "../support/environment-edits";

jest.setTimeout(600_000);

/** All that is in a subnet, and cannot be moved. */
const IN_SUBNETS = [
  "replace cr_vpc_endpoint_linked_vpc",
  "replace cs_autoscaling_config",
  "replace cs_kubernetes_addon",
  "replace cs_kubernetes_node_pool",
  "replace cs_managed_kubernetes",
  "replace eip_association",
  "replace nas_mount_target",
  "replace nat_gateway",
  "replace slb_load_balancer",
  "replace snat_entry",
  "replace vswitch",
];

/** Changes of fields with what is planned for them. */
const PLANNED: readonly PlannedEdit[] = [
  ["nodePools.gpu.max", 6, ["update cs_kubernetes_node_pool"]],
  ["nodePools.gpu.instanceType", "ecs.gn7i-c32g1.8xlarge", ["update cs_kubernetes_node_pool"]],
  ["nodePools.gpu.gpuSharing", "best-effort", ["update cs_kubernetes_node_pool"]],
  ["cluster.kubernetesVersion", "1.35", ["update cs_managed_kubernetes"]],
  [
    "cluster.serviceCidr",
    "172.22.0.0/20",
    [
      "replace cs_autoscaling_config",
      "replace cs_kubernetes_addon",
      "replace cs_kubernetes_node_pool",
      "replace cs_managed_kubernetes",
    ],
  ],
  ["registry.tier", "premium", ["update cr_ee_instance"]],
  [
    "registry.name",
    "acme-other",
    [
      "replace cr_artifact_lifecycle_rule",
      "replace cr_ee_instance",
      "replace cr_ee_namespace",
      "replace cr_ee_repo",
      "replace cr_vpc_endpoint_linked_vpc",
      "replace oss_bucket",
      "replace oss_bucket_acl",
      "replace oss_bucket_public_access_block",
      "update cs_kubernetes_addon",
    ],
  ],
  [
    "registry.namespace",
    "art",
    ["replace cr_ee_namespace", "replace cr_ee_repo", "update cr_artifact_lifecycle_rule"],
    ["diffusion.image.repository", "art/stable-diffusion-webui"],
  ],
  ["models.sizeGiB", 300, []],
  ["models.snapshots.keep", 5, ["update hbr_policy"]],
  [
    "diffusion.access.allowedCidrs",
    ["203.0.113.0/24"],
    ["create slb_acl_entry_attachment", "delete slb_acl_entry_attachment", "replace slb_load_balancer"],
  ],
  [
    "network.cidr",
    "10.30.0.0/16",
    [
      ...IN_SUBNETS,
      "replace security_group",
      "replace security_group_rule",
      "replace slb_acl_entry_attachment",
      "replace terraform_data",
      "replace vpc",
      "update nas_access_rule",
    ],
  ],
  ["cloud.zone", "cn-hangzhou-i", [...IN_SUBNETS, "replace hbr_policy_binding", "replace nas_file_system"]],
  ["retain", true, ["update cs_managed_kubernetes", "update oss_bucket", "update slb_load_balancer"]],
];

describeEdits({
  cloud: "Alibaba Cloud",
  environment: "alibaba-dev",
  prefix: "alicloud_",
  facts: ALICLOUD_FACTS,
  planned: PLANNED,
  applied: [
    ["network.cidr", "10.30.0.0/16"],
    ["cloud.zone", "cn-hangzhou-i"],
  ],
});
