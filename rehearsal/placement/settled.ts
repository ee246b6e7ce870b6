import { JsonObject } from "../run/json";
import { ClusterLook, conditionMessage, isObserved, nameOf, PodLook, replicaSetsOf } from "./look";
import { strategyOf } from "./strategy";
import { numberAt, workloadName } from "./workloads";

/**
 * What is still on its way, in words; undefined when nothing will move any more by itself: every pod runs, or the
 * scheduler has found no place for it, or the API server refuses it, and no controller has anything left to do.
 */
export function movingIn(look: ClusterLook): string | undefined {
  for (const pod of look.pods) {
    const moving = movingPod(pod);
    if (moving !== undefined) return `${moving}; ${counts(look)}`;
  }
  for (const set of look.replicaSets) {
    const moving = movingReplicaSet(set, look);
    if (moving !== undefined) return `${moving}; ${counts(look)}`;
  }
  for (const deployment of look.deployments) {
    const moving = movingDeployment(deployment, look);
    if (moving !== undefined) return `${moving}; ${counts(look)}`;
  }
  for (const set of look.statefulSets) {
    const moving = movingStatefulSet(set, look);
    if (moving !== undefined) return `${moving}; ${counts(look)}`;
  }
  return undefined;
}

/** The pods for which there is no place. */
export function waitingIn({ pods }: ClusterLook): readonly PodLook[] {
  return pods.filter(({ node, verdict }) => node === undefined && verdict !== undefined);
}

/** Says whether all pods of a Deployment are of its newest version and available. */
export function isRolledOut(deployment: JsonObject): boolean {
  const replicas = numberAt(deployment, 1, "spec", "replicas");
  const count = (name: string): number => numberAt(deployment, 0, "status", name);
  return (
    isObserved(deployment) &&
    count("updatedReplicas") === replicas &&
    count("replicas") === replicas &&
    count("availableReplicas") === replicas
  );
}

/** Says whether all pods of a StatefulSet are of its newest version and ready. */
export function isSetRolledOut(set: JsonObject): boolean {
  const replicas = numberAt(set, 1, "spec", "replicas");
  const count = (name: string): number => numberAt(set, 0, "status", name);
  // Pods below the partition keep the old revision on purpose.
  const partition = numberAt(set, 0, "spec", "updateStrategy", "rollingUpdate", "partition");
  const updated =
    count("updatedReplicas") >= Math.max(0, replicas - partition) || count("currentReplicas") === replicas;
  return isObserved(set) && count("replicas") === replicas && count("readyReplicas") === replicas && updated;
}

function movingPod({ namespace, name, node, ready, leaving, verdict }: PodLook): string | undefined {
  const pod = `pod ${namespace}/${name}`;
  if (leaving) return `${pod} is still going`;
  if (node !== undefined) return ready ? undefined : `${pod} on ${node} is not ready`;
  return verdict === undefined ? `the scheduler has not looked at ${pod} yet` : undefined;
}

function movingReplicaSet(set: JsonObject, { pods }: ClusterLook): string | undefined {
  const { namespace, name } = nameOf(set);
  const wanted = numberAt(set, 0, "spec", "replicas");
  const there = numberAt(set, 0, "status", "replicas");
  const own = pods.filter((pod) => pod.namespace === namespace && pod.maker === name).length;
  const refused = conditionMessage(set, "ReplicaFailure") !== undefined;
  if (isObserved(set) && own === there && (wanted === there || refused)) return undefined;
  return `ReplicaSet ${namespace}/${name} has ${there} of ${wanted} pods`;
}

/** A rollout has come to its end, or its strategy allows it neither to add nor to take away a pod. */
function movingDeployment(deployment: JsonObject, look: ClusterLook): string | undefined {
  if (isRolledOut(deployment) || deployment["spec"] === undefined) return undefined;
  const name = workloadName({ cluster: "", kind: "Deployment", ...nameOf(deployment) });
  const [newest, ...old] = replicaSetsOf(deployment, look);
  if (!isObserved(deployment) || newest === undefined) return `${name} has not been looked at yet`;
  const replicas = numberAt(deployment, 1, "spec", "replicas");
  const { type, maxSurge, maxUnavailable } = strategyOf(deployment);
  const sum = (field: string): number =>
    [newest, ...old].reduce((total, set) => total + numberAt(set, 0, "status", field), 0);
  const [total, available] = [sum("replicas"), sum("availableReplicas")];
  const ready = look.pods.filter(
    (pod) =>
      pod.ready &&
      pod.owner?.kind === "Deployment" &&
      pod.owner.name === nameOf(deployment).name &&
      pod.namespace === nameOf(deployment).namespace,
  ).length;
  const told =
    numberAt(deployment, 0, "status", "replicas") === total &&
    numberAt(deployment, 0, "status", "availableReplicas") === available &&
    available === ready;
  const remaining = old.reduce((count, set) => count + numberAt(set, 0, "spec", "replicas"), 0);
  const mayAdd = numberAt(newest, 0, "spec", "replicas") < replicas && total < replicas + maxSurge;
  const mayTake = remaining > 0 && (type === "Recreate" || available > replicas - maxUnavailable);
  if (told && !mayAdd && !mayTake) return undefined;
  return `${name} has ${available} of ${replicas} pods available, ${numberAt(newest, 0, "status", "replicas")} of them new`;
}

function movingStatefulSet(set: JsonObject, look: ClusterLook): string | undefined {
  if (isSetRolledOut(set)) return undefined;
  const { namespace, name } = nameOf(set);
  const stuck = waitingIn(look).some(
    ({ owner, namespace: where }) =>
      owner?.kind === "StatefulSet" && owner.name === name && where === namespace,
  );
  const there = numberAt(set, 0, "status", "readyReplicas");
  const wanted = numberAt(set, 1, "spec", "replicas");
  return (stuck || look.refusals.has(`${namespace}/${name}`)) && isObserved(set)
    ? undefined
    : `StatefulSet ${namespace}/${name} has ${there} of ${wanted} pods`;
}

const counts = ({ pods }: ClusterLook): string =>
  `${pods.filter(({ ready }) => ready).length} of ${pods.length} pods are ready`;
