import { ApiError } from "../api/status";
import { ClusterState } from "../cluster-state";
import { nameOf } from "../json/object";
import { Fields, child, fieldsAt, numberAt, textAt } from "../json/tree";
import { isActive, isReady, podOrder } from "./kubelet";
import { makePod, ownedBy, owners, removeOwned } from "./owned";
import { dropCondition, saveStatus, setCondition } from "./status";

/** Keeps as many pods as each replica set, or replication controller, asks for. */
export function reconcileReplicas(key: string): (state: ClusterState) => void {
  return (state) => {
    for (const set of owners(state, key)) reconcile(state, key, set);
  };
}

function reconcile(state: ClusterState, key: string, set: Fields): void {
  const wanted = numberAt(set, "spec", "replicas") ?? 1;
  const active = ownedBy(state, "/pods", set).filter(isActive);
  const template = fieldsAt(set, "spec", "template");
  let failure: ApiError | undefined;
  for (let i = active.length; i < wanted && failure === undefined; i++) {
    const made = makePod(state, set, template, { generateName: `${nameOf(set)}-` });
    if (made instanceof ApiError) failure = made;
  }
  for (const pod of active.sort(leastWorthFirst).slice(0, Math.max(0, active.length - wanted))) {
    removeOwned(state, "/pods", pod);
  }
  const pods = ownedBy(state, "/pods", set).filter(isActive);
  const ready = pods.filter(isReady).length;
  saveStatus(state, key, set, (changed) => {
    const status = child(changed, "status");
    status["replicas"] = pods.length;
    for (const [field, count] of Object.entries({
      fullyLabeledReplicas: pods.length,
      readyReplicas: ready,
      availableReplicas: ready,
    })) {
      if (count > 0) status[field] = count;
      else Reflect.deleteProperty(status, field);
    }
    status["observedGeneration"] = numberAt(set, "metadata", "generation") ?? 1;
    if (failure === undefined) dropCondition(changed, "ReplicaFailure");
    else
      setCondition(state, changed, {
        type: "ReplicaFailure",
        status: "True",
        reason: "FailedCreate",
        message: failure.message,
      });
  });
}

/** Pods without a node go first, then those that are not ready, then the newest. */
function leastWorthFirst(a: Fields, b: Fields): number {
  const rank = (pod: Fields) => (textAt(pod, "spec", "nodeName") === undefined ? 0 : isReady(pod) ? 2 : 1);
  return rank(a) - rank(b) || podOrder(b).localeCompare(podOrder(a), "en");
}
