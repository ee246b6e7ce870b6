import { Part } from "../engine/part";
import { Rule } from "../engine/rule";
import { eachResource, Say } from "../engine/say";
import { comparable } from "../engine/sources";
import { resources } from "../kubernetes/example";

const EVERYBODY = new Set(["0.0.0.0/0", "::/0"]);

function ruleSet(ingress: Readonly<Record<string, unknown>>) {
  return resources({ tencentcloud_security_group_rule_set: { ingress: [{ action: "ACCEPT", ...ingress }] } });
}

/** Whether a rule is about web ports only, which may be open: `443`, `80,443`, and `443/443` of Alibaba Cloud. */
function isWeb(port: Part): boolean {
  return /^(80|443)([,/](80|443))*$/.test(port.text ?? String(port.number ?? ""));
}

function checkOpening(action: Part, from: Part, port: Part, say: Say): void {
  const accepts = action.isAbsent || /^accept$/i.test(action.text ?? "");
  if (action.isUnknown || (accepts && from.isUnknown)) say.unknown(action.isUnknown ? action : from);
  else if (accepts && EVERYBODY.has(from.text ?? "") && !isWeb(port)) {
    if (port.isUnknown) say.unknown(port);
    else
      say.fail(from, `everybody on the internet reaches port ${port.text ?? String(port.number ?? "ALL")}`);
  }
}

function checkLite(rules: Part, say: Say): void {
  if (rules.hasUnknown) say.unknown(rules);
  for (const text of rules.texts) {
    const [action, from, port] = text.split("#").map((each) => new Part(each, rules.path));
    if (action !== undefined && from !== undefined) {
      checkOpening(action, from, port ?? new Part("ALL", rules.path), say);
    }
  }
}

const ENDPOINT = "tencentcloud_kubernetes_cluster_endpoint";
const GROUP = "cluster_internet_security_group";

/** What of a cloud can be reached from outside. */
export const EXPOSURE_RULES: readonly Rule[] = [
  {
    id: "SDI-C01",
    title: "Nothing but web ports is open to everybody",
    severity: "block",
    question: "exposure",
    reason: "Whatever listens there, today or later, is asked by everybody on the internet.",
    fix: "Name the ranges that may come in; only 80 and 443 may be open to 0.0.0.0/0.",
    sources: comparable(
      "Checkov CKV_TC_8",
      "KICS security_group_rule_set_accepts_all_traffic",
      "Checkov CKV_ALI_2",
    ),
    gate: "both",
    examples: {
      failing: ruleSet({ cidr_block: "0.0.0.0/0", port: "22", protocol: "TCP" }),
      passing: ruleSet({ cidr_block: "203.0.113.0/24", port: "22", protocol: "TCP" }),
      unknown: ruleSet({ cidr_block: "${var.range}", port: "22", protocol: "TCP" }),
      alibaba: {
        failing: resources({
          alicloud_security_group_rule: { type: "ingress", cidr_ip: "0.0.0.0/0", port_range: "22/22" },
        }),
        passing: resources({
          alicloud_security_group_rule: { type: "ingress", cidr_ip: "0.0.0.0/0", port_range: "443/443" },
        }),
      },
    },
    check: (world) => [
      ...eachResource(["tencentcloud_security_group_rule_set"], (body, say) => {
        if (body.at("ingress").isUnknown) say.unknown(body.at("ingress"));
        for (const each of body.items("ingress")) {
          const from = each.at("ipv6_cidr_block").isAbsent
            ? each.at("cidr_block")
            : each.at("ipv6_cidr_block");
          checkOpening(each.at("action"), from, each.at("port"), say);
        }
      })(world),
      ...eachResource(["tencentcloud_security_group_rule", "alicloud_security_group_rule"], (body, say) => {
        if (body.at("type").text === "egress") return;
        const [from, port] = body.at("port_range").isAbsent
          ? [body.at("cidr_ip"), new Part("ALL", "port_range")]
          : [body.at("cidr_ip"), body.at("port_range")];
        checkOpening(body.at("policy"), from, port, say);
      })(world),
      ...eachResource(["tencentcloud_security_group_lite_rule"], (body, say) => {
        checkLite(body.at("ingress"), say);
      })(world),
    ],
  },
  {
    id: "SDI-C02",
    title: "The API of a cluster is not open to everybody",
    severity: "block",
    question: "exposure",
    reason: "Stolen credentials, and every fault of the API server, could be used from anywhere.",
    fix: "Leave the public endpoint off, or give it a security group that names who may come in.",
    sources: comparable("Checkov CKV_TC_7", "KICS tke_cluster_has_public_access"),
    gate: "both",
    exceptions: "A public endpoint with a security group passes: SDI-C01 looks at what the group lets in.",
    examples: {
      failing: resources({ [ENDPOINT]: { cluster_internet: true } }),
      passing: resources({ [ENDPOINT]: { cluster_internet: true, [GROUP]: "${var.group}" } }),
      unknown: resources({ [ENDPOINT]: { cluster_internet: "${var.public}" } }),
      alibaba: {
        failing: resources({ alicloud_cs_managed_kubernetes: { slb_internet_enabled: true } }),
        passing: resources({ alicloud_cs_managed_kubernetes: { slb_internet_enabled: false } }),
      },
    },
    check: (world) => [
      ...eachResource([ENDPOINT, "tencentcloud_kubernetes_cluster"], (body, say) => {
        const open = body.at("cluster_internet");
        const group = body.at(GROUP);
        // A group that is not known yet is a group.
        if (open.isUnknown && group.isAbsent) say.unknown(open);
        else if (open.boolean === true && group.isAbsent)
          say.fail(open, "everybody on the internet reaches the API");
      })(world),
      ...eachResource(["alicloud_cs_managed_kubernetes"], (body, say) => {
        const open = body.at("slb_internet_enabled");
        say.unless(open, open.boolean === false, "everybody on the internet reaches the API");
      })(world),
    ],
  },
  {
    id: "SDI-C06",
    title: "Nodes have no public address",
    severity: "block",
    question: "exposure",
    reason:
      "A node with an address is asked by everybody; what it needs from outside, it gets through a NAT gateway.",
    fix: "Leave public addresses off, and use a NAT gateway.",
    sources: comparable("Checkov CKV_TC_2", "KICS cvm_instance_has_public_ip"),
    gate: "both",
    examples: {
      failing: resources({ tencentcloud_instance: { allocate_public_ip: true } }),
      passing: resources({ tencentcloud_instance: { allocate_public_ip: false } }),
      unknown: resources({ tencentcloud_instance: { allocate_public_ip: "${var.public}" } }),
      alibaba: {
        failing: resources({ alicloud_cs_kubernetes_node_pool: { internet_max_bandwidth_out: 10 } }),
        passing: resources({ alicloud_cs_kubernetes_node_pool: { internet_max_bandwidth_out: 0 } }),
      },
    },
    check: (world) => [
      ...eachResource(["tencentcloud_instance"], (body, say) => {
        const part = body.at("allocate_public_ip");
        say.unless(part, part.boolean !== true, "the machine has a public address");
      })(world),
      ...eachResource(["tencentcloud_kubernetes_native_node_pool"], (body, say) => {
        // The cloud answers with a block whose bandwidth is none where there are no addresses.
        const part = body.at("native", "internet_accessible");
        const bandwidth = part.at("max_bandwidth_out");
        if (part.isAbsent) return;
        say.unless(bandwidth, bandwidth.number === 0, "the nodes have public addresses");
      })(world),
      ...eachResource(["tencentcloud_kubernetes_node_pool"], (body, say) => {
        const part = body.at("auto_scaling_config", "public_ip_assigned");
        say.unless(part, part.boolean !== true, "the nodes have public addresses");
      })(world),
      ...eachResource(["alicloud_cs_kubernetes_node_pool"], (body, say) => {
        const part = body.at("internet_max_bandwidth_out");
        say.unless(part, (part.number ?? 0) === 0, "the nodes have public addresses");
      })(world),
    ],
  },
];
