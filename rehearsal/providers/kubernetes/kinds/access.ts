import { elementsPatch, inTurn, patchTable } from "../lifecycle/json-patch";
import { binding, clusterRole, role } from "../shapes/rbac";
import { KindDefinition } from "./kind";

const RBAC = "rbac.authorization.k8s.io/v1";

/** Who may do what. */
export const accessKinds: readonly KindDefinition[] = [
  {
    typeName: "kubernetes_role_v1",
    apiVersion: RBAC,
    kind: "Role",
    plural: "roles",
    shape: role,
    constant: { rules: null },
    update: patchTable({ when: "rule", path: "/rules" }),
    errors: { update: "Failed to update role: " },
  },
  {
    typeName: "kubernetes_role_binding_v1",
    apiVersion: RBAC,
    kind: "RoleBinding",
    plural: "rolebindings",
    shape: binding,
    update: elementsPatch("subject", "/subjects"),
    errors: { update: "Failed to update RoleBinding: " },
  },
  {
    typeName: "kubernetes_cluster_role_v1",
    apiVersion: RBAC,
    kind: "ClusterRole",
    plural: "clusterroles",
    clusterScoped: true,
    shape: clusterRole,
    update: inTurn(
      elementsPatch("rule", "/rules"),
      patchTable({ when: "aggregation_rule", path: "/aggregationRule", empty: {} }),
    ),
    errors: { update: "Failed to update ClusterRole: " },
  },
  {
    typeName: "kubernetes_cluster_role_binding_v1",
    apiVersion: RBAC,
    kind: "ClusterRoleBinding",
    plural: "clusterrolebindings",
    clusterScoped: true,
    shape: binding,
    update: elementsPatch("subject", "/subjects"),
    errors: { update: "Failed to update ClusterRoleBinding: " },
  },
];
