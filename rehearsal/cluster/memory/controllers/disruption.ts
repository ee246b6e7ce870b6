import { selects } from "../api/selectors";
import { ClusterState } from "../cluster-state";
import { controllerOf, labelsOf, namespaceOf } from "../json/object";
import { Fields, at, child, fieldsAt, numberAt, textAt } from "../json/tree";
import { isReady } from "./kubelet";
import { inPods } from "./rollout";
import { saveStatus, setCondition } from "./status";

/** Keeps count of how many pods each disruption budget could do without now. */
export function countDisruptions(state: ClusterState): void {
  for (const budget of state.store.list("policy/poddisruptionbudgets")) count(state, budget);
}

function count(state: ClusterState, budget: Fields): void {
  const selector = fieldsAt(budget, "spec", "selector");
  const pods = state.store
    .list("/pods", namespaceOf(budget))
    .filter((pod) => selects(selector, labelsOf(pod)));
  const healthy = pods.filter(isReady).length;
  const { expected, desired } = needed(state, budget, pods);
  saveStatus(state, "policy/poddisruptionbudgets", budget, (changed) => {
    const allowed = expected <= 0 ? 0 : Math.max(0, healthy - desired);
    const status = child(changed, "status");
    status["currentHealthy"] = healthy;
    status["desiredHealthy"] = desired;
    status["expectedPods"] = expected;
    status["disruptionsAllowed"] = allowed;
    status["observedGeneration"] = numberAt(budget, "metadata", "generation") ?? 1;
    setCondition(state, changed, {
      type: "DisruptionAllowed",
      status: allowed > 0 ? "True" : "False",
      reason: allowed > 0 ? "SufficientPods" : "InsufficientPods",
      message: "",
    });
  });
}

function needed(
  state: ClusterState,
  budget: Fields,
  pods: readonly Fields[],
): { expected: number; desired: number } {
  const minimum = at(budget, "spec", "minAvailable");
  const maximum = at(budget, "spec", "maxUnavailable");
  if (typeof minimum === "number") return { expected: pods.length, desired: minimum };
  const expected = wantedByControllers(state, pods);
  if (maximum !== undefined) {
    return { expected, desired: Math.max(0, expected - inPods(maximum, expected, Math.ceil)) };
  }
  return { expected, desired: inPods(minimum, expected, Math.ceil) };
}

const SCALED: Readonly<Record<string, string>> = {
  ReplicaSet: "apps/replicasets",
  StatefulSet: "apps/statefulsets",
  ReplicationController: "/replicationcontrollers",
};

/** Replicas that the controllers of the pods want together, a deployment rather than its replica sets. */
function wantedByControllers(state: ClusterState, pods: readonly Fields[]): number {
  const wanted = new Map<string, number>();
  for (const pod of pods) {
    const set = scaledOwner(state, pod, SCALED);
    const deployment =
      set === undefined ? undefined : scaledOwner(state, set, { Deployment: "apps/deployments" });
    const owner = deployment ?? set;
    if (owner === undefined) continue;
    wanted.set(textAt(owner, "metadata", "uid") ?? "", numberAt(owner, "spec", "replicas") ?? 0);
  }
  return [...wanted.values()].reduce((sum, replicas) => sum + replicas, 0);
}

function scaledOwner(
  state: ClusterState,
  object: Fields,
  keys: Readonly<Record<string, string>>,
): Fields | undefined {
  const owner = controllerOf(object);
  const key = keys[textAt(owner, "kind") ?? ""];
  return key === undefined
    ? undefined
    : state.store.get(key, namespaceOf(object), textAt(owner, "name") ?? "");
}
