import { TENCENTCLOUD_FACTS } from "../../rehearsal/providers/tencentcloud/schema";
import { describeEdits, PlannedEdit } from "../support/environment-edits";

jest.setTimeout(600_000);

/** All that goes and comes with a cluster. */
const THE_CLUSTER = [
  "replace kubernetes_addon",
  "replace kubernetes_cluster",
  "replace kubernetes_cluster_endpoint",
  "replace kubernetes_native_node_pool",
];

const PLANNED: readonly PlannedEdit[] = [
  ["nodePools.gpu.max", 6, ["update kubernetes_native_node_pool"]],
  ["nodePools.gpu.instanceType", "PNV4.14XLARGE232", ["replace kubernetes_native_node_pool"]],
  ["nodePools.gpu.gpuSharing", "best-effort", ["update kubernetes_native_node_pool"]],
  ["nodePools.system.min", 3, ["update kubernetes_native_node_pool"]],
  ["cluster.kubernetesVersion", "1.32", ["update kubernetes_cluster"]],
  ["cluster.serviceCidr", "172.22.0.0/20", THE_CLUSTER],
  ["cluster.endpoint.allowedCidrs", ["198.51.100.0/24"], ["update security_group_rule_set"]],
  ["registry.tier", "premium", ["update tcr_instance"]],
  [
    "registry.namespace",
    "art",
    [
      "replace tcr_namespace",
      "replace tcr_repository",
      "update tcr_service_account",
      "update tcr_tag_retention_rule",
    ],
    ["diffusion.image.repository", "art/stable-diffusion-webui"],
  ],
  ["registry.keepTags", 20, ["update tcr_tag_retention_rule"]],
  ["models.sizeGiB", 300, []],
  ["models.snapshots.keep", 5, ["update cfs_auto_snapshot_policy"]],
  [
    "diffusion.access.allowedCidrs",
    ["203.0.113.0/24"],
    ["replace clb_instance", "update security_group_rule_set"],
  ],
  [
    "network.cidr",
    "10.30.0.0/16",
    [
      "replace cfs_auto_snapshot_policy_attachment",
      "replace cfs_file_system",
      "replace clb_instance",
      ...THE_CLUSTER,
      "replace nat_gateway",
      "replace route_table",
      "replace route_table_entry",
      "replace subnet",
      "replace tcr_vpc_attachment",
      "replace vpc",
      "update cfs_access_rule",
      "update security_group_rule_set",
    ],
  ],
  [
    "cloud.zone",
    "ap-guangzhou-6",
    [
      "replace cfs_auto_snapshot_policy_attachment",
      "replace cfs_file_system",
      "replace clb_instance",
      ...THE_CLUSTER,
      "replace subnet",
      "replace tcr_vpc_attachment",
    ],
  ],
  [
    "retain",
    true,
    ["update clb_instance", "update kubernetes_cluster", "update tcr_instance", "update tcr_repository"],
  ],
  [
    "tags.team",
    "studio",
    [
      "update cfs_file_system",
      "update clb_instance",
      "update eip",
      "update kubernetes_cluster",
      "update kubernetes_native_node_pool",
      "update nat_gateway",
      "update route_table",
      "update security_group",
      "update subnet",
      "update tcr_instance",
      "update tcr_namespace",
      "update tcr_service_account",
      "update vpc",
    ],
  ],
];

describeEdits({
  cloud: "Tencent Cloud",
  environment: "tencent-dev",
  prefix: "tencentcloud_",
  facts: TENCENTCLOUD_FACTS,
  planned: PLANNED,
  applied: [
    ["network.cidr", "10.30.0.0/16"],
    ["cloud.zone", "ap-guangzhou-6"],
  ],
});
