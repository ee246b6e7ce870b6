import { selects } from "../api/selectors";
import { ClusterState } from "../cluster-state";
import { labelsOf, nameOf } from "../json/object";
import { Tree, equal, itemsAt, listAt } from "../json/tree";
import { saveStatus } from "./status";

const ROLES = "rbac.authorization.k8s.io/clusterroles";

/** Gives aggregated cluster roles the rules of the roles that their selectors choose. */
export function aggregateRoles(state: ClusterState): void {
  const roles = state.store.list(ROLES).sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
  for (const role of roles) {
    const selectors = itemsAt(role, "aggregationRule", "clusterRoleSelectors");
    if (selectors.length === 0) continue;
    const rules: Tree[] = [];
    for (const selector of selectors) {
      for (const other of roles) {
        if (nameOf(other) === nameOf(role) || !selects(selector, labelsOf(other))) continue;
        rules.push(...listAt(other, "rules").filter((rule) => !rules.some((known) => equal(known, rule))));
      }
    }
    saveStatus(state, ROLES, role, (changed) => {
      changed["rules"] = rules;
    });
  }
}
