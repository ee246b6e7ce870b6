import { Fields, at, equal, fieldsAt, itemsAt, numberAt, textAt } from "../json/tree";
import { nanoOf } from "../types/quantity";
import { Findings } from "./findings";
import { checkSelector } from "./selector";
import { KindCheck } from "./workloads";

const LARGEST_PRIORITY = 1000000000;

const budget: KindCheck = (findings, object) => {
  const spec = fieldsAt(object, "spec") ?? {};
  const minimum = at(spec, "minAvailable");
  const maximum = at(spec, "maxUnavailable");
  checkSelector(findings, "spec.selector", fieldsAt(spec, "selector"));
  if (minimum === undefined || maximum === undefined) return;
  const shown = {
    MinAvailable: minimum,
    Selector: fieldsAt(spec, "selector") ?? null,
    MaxUnavailable: maximum,
    UnhealthyPodEvictionPolicy: at(spec, "unhealthyPodEvictionPolicy") ?? null,
  };
  findings.invalid("spec", shown, "minAvailable and maxUnavailable cannot be both set");
};

const autoscaler: KindCheck = (findings, object) => {
  const spec = fieldsAt(object, "spec") ?? {};
  const least = numberAt(spec, "minReplicas") ?? 1;
  const most = numberAt(spec, "maxReplicas") ?? 0;
  if (least < 1) findings.invalid("spec.minReplicas", least, "must be greater than or equal to 1");
  if (most < 1) findings.invalid("spec.maxReplicas", most, "must be greater than 0");
  if (most < least)
    findings.invalid("spec.maxReplicas", most, "must be greater than or equal to `minReplicas`");
  for (const field of ["kind", "name"]) {
    if ((textAt(spec, "scaleTargetRef", field) ?? "") === "")
      findings.required(`spec.scaleTargetRef.${field}`);
  }
  const apiVersion = textAt(spec, "scaleTargetRef", "apiVersion") ?? "";
  const target = textAt(spec, "scaleTargetRef", "kind");
  if (apiVersion === "" || (apiVersion === "v1" && target !== "ReplicationController")) {
    findings.invalid("spec.scaleTargetRef.apiVersion", apiVersion, "apiVersion must specify API group");
  }
  for (const direction of ["scaleUp", "scaleDown"]) {
    checkScaling(findings, `spec.behavior.${direction}`, fieldsAt(spec, "behavior", direction));
  }
};

function checkScaling(findings: Findings, path: string, rules: Fields | undefined): void {
  if (rules === undefined) return;
  const window = numberAt(rules, "stabilizationWindowSeconds");
  findings.notNegative(`${path}.stabilizationWindowSeconds`, window);
  if (window !== undefined && window > 3600) {
    findings.invalid(`${path}.stabilizationWindowSeconds`, window, "must be less than or equal to 3600");
  }
  findings.oneOf(`${path}.selectPolicy`, textAt(rules, "selectPolicy"), ["Disabled", "Max", "Min"]);
  const policies = itemsAt(rules, "policies");
  if (policies.length === 0) findings.required(`${path}.policies`, "must specify at least one Policy");
  policies.forEach((policy, i) => {
    findings.oneOf(`${path}.policies[${i}].type`, textAt(policy, "type"), ["Percent", "Pods"]);
    for (const [field, most] of [
      ["value", Infinity],
      ["periodSeconds", 1800],
    ] as const) {
      const value = numberAt(policy, field) ?? 0;
      if (value <= 0) findings.invalid(`${path}.policies[${i}].${field}`, value, "must be greater than zero");
      if (value > most)
        findings.invalid(`${path}.policies[${i}].${field}`, value, `must be less than or equal to ${most}`);
    }
  });
}

const priorityClass: KindCheck = (findings, object, old) => {
  const value = numberAt(object, "value") ?? 0;
  const name = textAt(object, "metadata", "name") ?? "";
  if (!name.startsWith("system-") && value > LARGEST_PRIORITY) {
    findings.forbidden("value", `maximum allowed value of a user defined priority is ${LARGEST_PRIORITY}`);
  }
  findings.oneOf("preemptionPolicy", textAt(object, "preemptionPolicy"), ["Never", "PreemptLowerPriority"]);
  if (old === undefined) return;
  if (value !== (numberAt(old, "value") ?? 0))
    findings.forbidden("value", "may not be changed in an update.");
  if (!equal(object["preemptionPolicy"], old["preemptionPolicy"])) {
    findings.invalid("preemptionPolicy", object["preemptionPolicy"] ?? null, "field is immutable");
  }
};

const binding: KindCheck = (findings, object, old) => {
  const role = fieldsAt(object, "roleRef") ?? {};
  findings.oneOf("roleRef.kind", textAt(role, "kind") ?? "", ["ClusterRole", "Role"]);
  if ((textAt(role, "name") ?? "") === "") findings.required("roleRef.name");
  itemsAt(object, "subjects").forEach((subject, i) => {
    const kind = textAt(subject, "kind") ?? "";
    if ((textAt(subject, "name") ?? "") === "") findings.required(`subjects[${i}].name`);
    findings.oneOf(`subjects[${i}].kind`, kind, ["ServiceAccount", "User", "Group"]);
    if (kind === "ServiceAccount" && (textAt(subject, "namespace") ?? "") === "")
      findings.required(`subjects[${i}].namespace`);
  });
  if (old !== undefined && !equal(role, fieldsAt(old, "roleRef"))) {
    findings.invalid("roleRef", role, "cannot change roleRef");
  }
};

const role: KindCheck = (findings, object) => {
  itemsAt(object, "rules").forEach((rule, i) => {
    const path = `rules[${i}]`;
    if (itemsOf(rule, "verbs") === 0)
      findings.required(`${path}.verbs`, "verbs must contain at least one value");
    if (itemsOf(rule, "nonResourceURLs") > 0) return;
    if (itemsOf(rule, "apiGroups") === 0)
      findings.required(`${path}.apiGroups`, "resource rules must supply at least one api group");
    if (itemsOf(rule, "resources") === 0)
      findings.required(`${path}.resources`, "resource rules must supply at least one resource");
  });
};

function itemsOf(fields: Fields, name: string): number {
  const list = fields[name];
  return Array.isArray(list) ? list.length : 0;
}

const limitRange: KindCheck = (findings, object) => {
  itemsAt(object, "spec", "limits").forEach((limit, i) => {
    for (const [name, most] of Object.entries(fieldsAt(limit, "max") ?? {})) {
      const usual = textAt(limit, "default", name);
      if (typeof most === "string" && usual !== undefined && nanoOf(usual) > nanoOf(most)) {
        findings.invalid(
          `spec.limits[${i}].default[${name}]`,
          usual,
          `default value ${usual} is greater than max value ${most}`,
        );
      }
    }
    for (const [name, request] of Object.entries(fieldsAt(limit, "defaultRequest") ?? {})) {
      const usual = textAt(limit, "default", name);
      if (typeof request === "string" && usual !== undefined && nanoOf(request) > nanoOf(usual)) {
        const path = `spec.limits[${i}].defaultRequest[${name}]`;
        findings.invalid(
          path,
          request,
          `default request value ${request} is greater than default limit value ${usual}`,
        );
      }
    }
  });
};

const definition: KindCheck = (findings, object) => {
  const plural = textAt(object, "spec", "names", "plural") ?? "";
  const name = textAt(object, "metadata", "name") ?? "";
  if (name !== `${plural}.${textAt(object, "spec", "group") ?? ""}`) {
    findings.invalid("metadata.name", name, 'must be spec.names.plural+"."+spec.group');
  }
  const versions = itemsAt(object, "spec", "versions");
  if (versions.filter((version) => version["storage"] === true).length !== 1) {
    findings.invalid(
      "spec.versions",
      versions.map((version) => version["name"] ?? ""),
      "must have exactly one version marked as storage version",
    );
  }
  versions.forEach((version, i) => {
    if (fieldsAt(version, "schema", "openAPIV3Schema") === undefined) {
      findings.required(`spec.versions[${i}].schema.openAPIV3Schema`, "schemas are required");
    }
  });
  findings.oneOf("spec.scope", textAt(object, "spec", "scope") ?? "", ["Cluster", "Namespaced"]);
};

/** Checks of policies, roles and definitions, by kind. */
export const POLICY_CHECKS: Readonly<Record<string, KindCheck>> = {
  "PodDisruptionBudget.policy": budget,
  "HorizontalPodAutoscaler.autoscaling": autoscaler,
  "PriorityClass.scheduling.k8s.io": priorityClass,
  "RoleBinding.rbac.authorization.k8s.io": binding,
  "ClusterRoleBinding.rbac.authorization.k8s.io": binding,
  "Role.rbac.authorization.k8s.io": role,
  "ClusterRole.rbac.authorization.k8s.io": role,
  LimitRange: limitRange,
  "CustomResourceDefinition.apiextensions.k8s.io": definition,
};
