import { Fields, child, fieldsAt, itemsAt, listAt, textAt, textMapAt } from "../../json/tree";
import { DefaultRules, fill } from "../default-table";

const CLIENT_IP_SECONDS = 10800;
const RBAC = "rbac.authorization.k8s.io";

function service(fields: Fields): void {
  const spec = child(fields, "spec");
  const type = textAt(spec, "type") ?? "ClusterIP";
  if (spec["sessionAffinity"] === "None") delete spec["sessionAffinityConfig"];
  if (spec["sessionAffinity"] === "ClientIP") {
    fill(child(child(spec, "sessionAffinityConfig"), "clientIP"), "timeoutSeconds", () => CLIENT_IP_SECONDS);
  }
  for (const port of itemsAt(spec, "ports")) {
    const target = port["targetPort"];
    if (target === undefined || target === 0 || target === "") port["targetPort"] = port["port"] ?? 0;
  }
  if (type === "ExternalName") return;
  fill(spec, "internalTrafficPolicy", () => "Cluster");
  if (type === "ClusterIP") return;
  fill(spec, "externalTrafficPolicy", () => "Cluster");
  if (type === "LoadBalancer") fill(spec, "allocateLoadBalancerNodePorts", () => true);
}

function limitRangeItem(fields: Fields): void {
  if (textAt(fields, "type") !== "Container") return;
  const limits = { ...textMapAt(fields, "max"), ...textMapAt(fields, "default") };
  const requests = { ...textMapAt(fields, "min"), ...limits, ...textMapAt(fields, "defaultRequest") };
  if (Object.keys(limits).length > 0) fields["default"] = limits;
  if (Object.keys(requests).length > 0) fields["defaultRequest"] = requests;
}

function networkPolicySpec(fields: Fields): void {
  fill(fields, "policyTypes", () => ["Ingress", ...(listAt(fields, "egress").length > 0 ? ["Egress"] : [])]);
}

function subject(fields: Fields): void {
  const kind = textAt(fields, "kind");
  if (kind === "User" || kind === "Group") fill(fields, "apiGroup", () => RBAC);
}

function binding(fields: Fields): void {
  const role = fieldsAt(fields, "roleRef");
  if (role !== undefined && (textAt(role, "apiGroup") ?? "") === "") role["apiGroup"] = RBAC;
}

function definition(fields: Fields): void {
  const names = child(child(fields, "spec"), "names");
  const kind = textAt(names, "kind") ?? "";
  fill(names, "singular", () => kind.toLowerCase());
  fill(names, "listKind", () => `${kind}List`);
}

/** Defaults of other resources that depend on their other fields. */
export const RESOURCE_RULES: DefaultRules = {
  "core.v1.Service": service,
  "core.v1.LimitRangeItem": limitRangeItem,
  "networking.v1.NetworkPolicySpec": networkPolicySpec,
  "rbac.v1.Subject": subject,
  "rbac.v1.RoleBinding": binding,
  "rbac.v1.ClusterRoleBinding": binding,
  "apiextensions.v1.CustomResourceDefinition": definition,
};
