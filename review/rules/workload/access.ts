import { Rule } from "../engine/rule";
import { eachOf, Say } from "../engine/say";
import { comparable, kubernetes } from "../engine/sources";
import { resources } from "../kubernetes/example";
import { Part } from "../engine/part";

function role(rule: Readonly<Record<string, unknown>>) {
  return resources({
    kubernetes_role_v1: { metadata: { name: "reader", namespace: "images" }, rule: [rule] },
  });
}

const READS = ["*", "get", "list", "watch"];

function checkRule(rule: Part, say: Say): void {
  for (const name of ["verbs", "resources", "api_groups"]) {
    const part = rule.at(name);
    if (part.texts.includes("*")) say.fail(part, `the role is for all ${name.replace("_", " ")}`);
    else if (part.hasUnknown) say.unknown(part);
  }
  const [verbs, resourceNames] = [rule.at("verbs"), rule.at("resource_names")];
  const readsSecrets =
    rule.at("resources").texts.includes("secrets") && verbs.texts.some((v) => READS.includes(v));
  if (readsSecrets && resourceNames.isAbsent) say.fail(rule, "the role reads every secret there is");
}

/** Rights within the cluster. */
export const ACCESS_RULES: readonly Rule[] = [
  {
    id: "SDI-K23",
    title: "Roles are for what is needed",
    severity: "block",
    question: "exposure",
    reason: "Wildcards, cluster-admin and reading all secrets are each as good as the whole cluster.",
    fix: "Name the verbs, resources and groups; for secrets, name the secrets with resource_names.",
    sources: [
      kubernetes("good practices for access control", "concepts/security/rbac-good-practices/"),
      ...comparable("CIS Kubernetes 5.1.1", "CIS Kubernetes 5.1.3", "Checkov CKV_K8S_49"),
    ],
    gate: "both",
    examples: {
      failing: role({ api_groups: [""], resources: ["secrets"], verbs: ["list"] }),
      passing: role({ api_groups: [""], resources: ["pods"], verbs: ["get", "list"] }),
      unknown: role({ api_groups: [""], resources: ["pods"], verbs: "${var.verbs}" }),
    },
    check: eachOf(
      (world) => world.ofKind("role", "cluster_role", "role_binding", "cluster_role_binding"),
      ({ kind, body }, say) => {
        if (kind === "role" || kind === "cluster_role") {
          if (body.at("rule").isUnknown) say.unknown(body.at("rule"));
          for (const rule of body.items("rule")) checkRule(rule, say);
          return;
        }
        const name = body.at("role_ref", "name");
        say.unless(name, name.text !== "cluster-admin", "the binding gives all rights over the cluster");
      },
    ),
  },
];
