import { ClusterState } from "../cluster-state";
import { namespaceOf } from "../json/object";
import { Fields, child, itemsAt, textAt, textMapAt } from "../json/tree";
import { podRequests } from "../scheduler/pod-requests";
import { addQuantities } from "../types/quantity";
import { saveStatus } from "./status";

/** Kinds that a quota counts by the name of their resource. */
const COUNTED = [
  "pods",
  "services",
  "secrets",
  "configmaps",
  "persistentvolumeclaims",
  "replicationcontrollers",
];

/** Writes into each quota what is limited and how much of that is in use; scopes are not told apart. */
export function countQuotas(state: ClusterState): void {
  for (const quota of state.store.list("/resourcequotas")) {
    const hard = textMapAt(quota, "spec", "hard");
    const used = Object.fromEntries(Object.keys(hard).map((name) => [name, usedOf(state, quota, name)]));
    saveStatus(state, "/resourcequotas", quota, (changed) => {
      const status = child(changed, "status");
      status["hard"] = { ...hard };
      status["used"] = used;
    });
  }
}

function usedOf(state: ClusterState, quota: Fields, name: string): string {
  const namespace = namespaceOf(quota);
  if (COUNTED.includes(name)) return String(state.store.list(`/${name}`, namespace).length);
  const running = state.store
    .list("/pods", namespace)
    .filter((pod) => !["Succeeded", "Failed"].includes(textAt(pod, "status", "phase") ?? ""));
  if (name.startsWith("limits.")) {
    const resource = name.slice("limits.".length);
    const limits = running
      .flatMap((pod) => itemsAt(pod, "spec", "containers"))
      .map((container) => textMapAt(container, "resources", "limits")[resource]);
    return sum(limits);
  }
  const resource = name.startsWith("requests.") ? name.slice("requests.".length) : name;
  return sum(running.map((pod) => podRequests(pod)[resource]));
}

function sum(amounts: readonly (string | undefined)[]): string {
  return amounts.reduce<string>(
    (total, amount) => (amount === undefined ? total : addQuantities(total, amount)),
    "0",
  );
}
