import { Rule } from "../engine/rule";
import { eachResource } from "../engine/say";
import { comparable } from "../engine/sources";
import { resources, together } from "../kubernetes/example";

const CLUSTER = "tencentcloud_kubernetes_cluster";
const POOL = "tencentcloud_kubernetes_native_node_pool";
const cluster = (body: Readonly<Record<string, unknown>>) => resources({ [CLUSTER]: body });

/** Clusters and their nodes. */
export const CLUSTER_RULES: readonly Rule[] = [
  {
    id: "SDI-C03",
    title: "Secrets of a cluster are encrypted where they are kept",
    severity: "note",
    question: "exposure",
    reason: "Whoever reads the database of the cluster otherwise reads every secret in it.",
    fix: "Add tencentcloud_kubernetes_encryption_protection with a key of KMS.",
    sources: comparable("KICS tke_cluster_encryption_protection_disabled", "NSA C-0066"),
    gate: "both",
    examples: {
      failing: cluster({ cluster_name: "images" }),
      passing: together(
        cluster({ cluster_name: "images" }),
        resources({ tencentcloud_kubernetes_encryption_protection: { cluster_id: "cls-1" } }),
      ),
    },
    check: eachResource([CLUSTER], (_body, say, world) => {
      if (world.ofType("tencentcloud_kubernetes_encryption_protection").length > 0) return;
      say.fail(undefined, "secrets of the cluster are not encrypted with a key of yours");
    }),
  },
  {
    id: "SDI-C04",
    title: "A cluster keeps logs and an audit",
    severity: "note",
    question: "hygiene",
    reason: "After an incident, nobody can tell what happened without them.",
    fix: "Set log_agent.enabled and cluster_audit.enabled.",
    sources: comparable("Checkov CKV_TC_6", "KICS tke_cluster_log_disabled", "NSA C-0067"),
    gate: "both",
    examples: {
      failing: cluster({ log_agent: { enabled: true } }),
      passing: cluster({ log_agent: { enabled: true }, cluster_audit: { enabled: true } }),
      unknown: cluster({ log_agent: { enabled: true }, cluster_audit: { enabled: "${var.audit}" } }),
    },
    check: eachResource([CLUSTER], (body, say) => {
      for (const [name, what] of [
        ["log_agent", "logs"],
        ["cluster_audit", "audit"],
      ] as const) {
        const part = body.at(name, "enabled");
        say.unless(part, part.boolean === true, `the cluster keeps no ${what}`);
      }
    }),
  },
  {
    id: "SDI-C05",
    title: "Clusters and registries are protected from deletion",
    severity: "warn",
    question: "data",
    reason: "The cloud then refuses to delete them, whoever asks and by whatever tool.",
    fix: "Set `deletion_protection = true`, and prevent_destroy besides: nodes and add-ons go before the cluster.",
    sources: comparable("KICS rds_instance_deletion_protection_disabled"),
    gate: "both",
    examples: {
      failing: cluster({ deletion_protection: false }),
      passing: cluster({ deletion_protection: true }),
      unknown: cluster({ deletion_protection: "${var.protect}" }),
      alibaba: {
        failing: resources({ alicloud_cs_managed_kubernetes: { deletion_protection: false } }),
        passing: resources({ alicloud_cs_managed_kubernetes: { deletion_protection: true } }),
      },
    },
    check: eachResource(
      [CLUSTER, "tencentcloud_tcr_instance", "alicloud_cs_managed_kubernetes"],
      (body, say) => {
        const part = body.at("deletion_protection");
        say.unless(part, part.boolean === true, "it is not protected from deletion");
      },
    ),
  },
  {
    id: "SDI-C07",
    title: "Nodes repair themselves",
    severity: "warn",
    question: "reliability",
    reason: "A node with a broken card or kernel otherwise stays, and is paid for, until somebody looks.",
    fix: "Set `auto_repair = true`.",
    sources: comparable("Checkov CKV_ALI_31", "KICS cs_kubernetes_node_pool_auto_repair_disabled"),
    gate: "both",
    examples: {
      failing: resources({ [POOL]: { native: { auto_repair: false } } }),
      passing: resources({ [POOL]: { native: { auto_repair: true } } }),
      unknown: resources({ [POOL]: { native: { auto_repair: "${var.repair}" } } }),
      alibaba: {
        failing: resources({ alicloud_cs_kubernetes_node_pool: { management: { auto_repair: false } } }),
        passing: resources({ alicloud_cs_kubernetes_node_pool: { management: { auto_repair: true } } }),
      },
    },
    check: (world) => [
      ...eachResource([POOL], (body, say) => {
        const part = body.at("native", "auto_repair");
        say.unless(part, part.boolean === true, "its nodes are not repaired");
      })(world),
      ...eachResource(["alicloud_cs_kubernetes_node_pool"], (body, say) => {
        const part = body.at("management", "auto_repair");
        say.unless(part, part.boolean === true, "its nodes are not repaired");
      })(world),
    ],
  },
  {
    id: "SDI-C10",
    title: "The network of a cluster can enforce network policies",
    severity: "block",
    question: "exposure",
    reason: "Without it, network policies are accepted and do nothing.",
    fix: "Use VPC-CNI on Tencent Cloud, or Terway on Alibaba Cloud.",
    sources: comparable("CIS Kubernetes 5.3.1", "Checkov CKV_ALI_26"),
    gate: "both",
    examples: {
      failing: cluster({ network_type: "GR" }),
      passing: cluster({ network_type: "VPC-CNI" }),
      unknown: cluster({ network_type: "${var.network}" }),
      alibaba: {
        failing: resources({ alicloud_cs_managed_kubernetes: { addons: [{ name: "flannel" }] } }),
        passing: resources({ alicloud_cs_managed_kubernetes: { addons: [{ name: "terway-eniip" }] } }),
      },
    },
    check: (world) => [
      ...eachResource([CLUSTER], (body, say) => {
        const part = body.at("network_type");
        say.unless(
          part,
          part.text === "VPC-CNI",
          `its network (${part.text ?? "GR"}) enforces no network policies`,
        );
      })(world),
      ...eachResource(["alicloud_cs_managed_kubernetes"], (body, say) => {
        if (body.at("addons").isUnknown) {
          say.unknown(body.at("addons"));
          return;
        }
        const names = body.items("addons").map((each) => each.at("name").text ?? "");
        if (names.some((name) => name.startsWith("terway"))) return;
        say.fail(body.at("addons"), "its network enforces no network policies");
      })(world),
    ],
  },
];
