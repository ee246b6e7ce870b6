import { Rule } from "../engine/rule";
import { eachResource } from "../engine/say";
import { comparable } from "../engine/sources";
import { resources, together } from "../kubernetes/example";

const TAGGED = [
  ...["tencentcloud_vpc", "tencentcloud_subnet", "tencentcloud_security_group", "tencentcloud_eip"],
  ...["tencentcloud_nat_gateway", "tencentcloud_kubernetes_cluster", "tencentcloud_cfs_file_system"],
  ...["tencentcloud_clb_instance", "tencentcloud_tcr_instance", "tencentcloud_cbs_storage"],
  ...["tencentcloud_cos_bucket", "tencentcloud_instance", "alicloud_vpc", "alicloud_vswitch"],
  ...["alicloud_nas_file_system", "alicloud_oss_bucket", "alicloud_cs_managed_kubernetes"],
];

/** Knowing what there is, and what happens. */
export const WATCHING_RULES: readonly Rule[] = [
  {
    id: "SDI-C08",
    title: "Networks keep flow logs",
    severity: "note",
    question: "hygiene",
    reason: "They are what tells, after an incident, whom a machine has talked to.",
    fix: "Add a flow log for the network.",
    sources: comparable("Checkov CKV_TC_14", "KICS vpc_flow_log_disabled"),
    gate: "both",
    examples: {
      failing: resources({ tencentcloud_vpc: { name: "images" } }),
      passing: together(
        resources({ tencentcloud_vpc: { name: "images" } }),
        resources({ tencentcloud_vpc_flow_log: { resource_type: "VPC" } }),
      ),
      alibaba: {
        failing: resources({ alicloud_vpc: { vpc_name: "images" } }),
        passing: together(
          resources({ alicloud_vpc: { vpc_name: "images" } }),
          resources({ alicloud_vpc_flow_log: { resource_type: "VPC" } }),
        ),
      },
    },
    check: (world) =>
      (["tencentcloud_vpc", "alicloud_vpc"] as const).flatMap((type) =>
        eachResource([type], (_body, say) => {
          const logs = type === "tencentcloud_vpc" ? "tencentcloud_vpc_flow_log" : "alicloud_vpc_flow_log";
          if (world.ofType(logs).length === 0) say.fail(undefined, "the network keeps no flow log");
        })(world),
      ),
  },
  {
    id: "SDI-C09",
    title: "Listeners of load balancers use TLS",
    severity: "warn",
    question: "exposure",
    reason: "Pictures, prompts and credentials otherwise cross the internet in plain text.",
    fix: "Use HTTPS or TCP_SSL with a certificate.",
    sources: comparable(
      "Checkov CKV_TC_12",
      "KICS clb_listener_using_insecure_protocols",
      "Checkov CKV_ALI_33",
    ),
    gate: "both",
    exceptions: "TCP passes: what is behind it may end TLS itself, as ingress controllers do.",
    examples: {
      failing: resources({ tencentcloud_clb_listener: { protocol: "HTTP", port: 80 } }),
      passing: resources({ tencentcloud_clb_listener: { protocol: "HTTPS", port: 443 } }),
      unknown: resources({ tencentcloud_clb_listener: { protocol: "${var.protocol}", port: 443 } }),
      alibaba: {
        failing: resources({ alicloud_slb_listener: { protocol: "http", frontend_port: 80 } }),
        passing: resources({
          alicloud_slb_listener: {
            protocol: "https",
            frontend_port: 443,
            tls_cipher_policy: "tls_cipher_policy_1_2",
          },
        }),
      },
    },
    check: (world) => [
      ...eachResource(["tencentcloud_clb_listener", "alicloud_slb_listener"], (body, say) => {
        const part = body.at("protocol");
        const isPlain = /^(http|udp)$/i.test(part.text ?? "");
        say.unless(part, !isPlain, `the listener takes ${part.text ?? ""} without encryption`);
      })(world),
      ...eachResource(["alicloud_slb_listener"], (body, say) => {
        const part = body.at("tls_cipher_policy");
        const isOld = /^tls_cipher_policy_1_[01]$/.test(part.text ?? "");
        say.unless(part, !isOld, "the listener takes versions of TLS that are broken");
      })(world),
    ],
  },
  {
    id: "SDI-C12",
    title: "What can be tagged says whose it is",
    severity: "note",
    question: "hygiene",
    reason: "Things without an owner are paid for long after everybody has forgotten them.",
    fix: "Add tags that name the environment and the stack.",
    sources: comparable("KICS resource_not_using_tags"),
    gate: "both",
    examples: {
      failing: resources({ tencentcloud_vpc: { name: "images" } }),
      passing: resources({ tencentcloud_vpc: { name: "images", tags: { environment: "dev" } } }),
      unknown: resources({ tencentcloud_vpc: { name: "images", tags: "${var.tags}" } }),
      alibaba: {
        failing: resources({ alicloud_vpc: { vpc_name: "images" } }),
        passing: resources({ alicloud_vpc: { vpc_name: "images", tags: { environment: "dev" } } }),
      },
    },
    check: eachResource(TAGGED, (body, say) => {
      const tags = body.at("tags");
      say.unless(tags, tags.entries().length > 0, "it has no tags");
    }),
  },
];
