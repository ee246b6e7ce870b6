import { usedBy } from "../admission/quota";
import { ClusterState } from "../cluster-state";
import { namespaceOf } from "../json/object";
import { child, textMapAt } from "../json/tree";
import { saveStatus } from "./status";

/** Keeps count of what is used of every quota. */
export function countQuotas(state: ClusterState): void {
  for (const quota of state.store.list("/resourcequotas")) {
    const hard = textMapAt(quota, "spec", "hard");
    saveStatus(state, "/resourcequotas", quota, (changed) => {
      const status = child(changed, "status");
      status["hard"] = hard;
      status["used"] = usedBy(state, namespaceOf(quota), hard);
    });
  }
}
