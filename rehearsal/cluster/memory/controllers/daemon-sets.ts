import { ClusterState } from "../cluster-state";
import { labelsOf, nameOf } from "../json/object";
import { Fields, at, child, fieldsAt, itemsAt, numberAt, textAt } from "../json/tree";
import { nodeIsWanted } from "../scheduler/node-affinity";
import { untoleratedTaint } from "../scheduler/taints";
import { isReady } from "./kubelet";
import { makePod, ownedBy, owners, removeOwned } from "./owned";
import { rolloutRoom } from "./rollout";
import { saveStatus } from "./status";
import { templateHash } from "./template-hash";

const REVISION = "controller-revision-hash";

/** What pods of daemon sets tolerate by themselves. */
const TOLERATED = [
  ["node.kubernetes.io/not-ready", "NoExecute"],
  ["node.kubernetes.io/unreachable", "NoExecute"],
  ["node.kubernetes.io/disk-pressure", "NoSchedule"],
  ["node.kubernetes.io/memory-pressure", "NoSchedule"],
  ["node.kubernetes.io/pid-pressure", "NoSchedule"],
  ["node.kubernetes.io/unschedulable", "NoSchedule"],
] as const;

/** Keeps a pod of every daemon set on each node that it wants. */
export function reconcileDaemonSets(state: ClusterState): void {
  for (const set of owners(state, "apps/daemonsets")) reconcile(state, set);
}

function reconcile(state: ClusterState, set: Fields): void {
  const template = fieldsAt(set, "spec", "template");
  const revision = templateHash(template ?? {});
  const nodes = state.store.list("/nodes").filter((node) => wants(set, node));
  const pods = ownedBy(state, "/pods", set);
  for (const pod of pods) {
    if (!nodes.some((node) => nameOf(node) === targetOf(pod))) removeOwned(state, "/pods", pod);
  }
  for (const node of nodes) {
    if (pods.some((pod) => targetOf(pod) === nameOf(node))) continue;
    makePod(state, set, template, { generateName: `${nameOf(set)}-` }, (pod) => {
      child(child(pod, "metadata"), "labels")[REVISION] = revision;
      bindTo(pod, nameOf(node));
    });
  }
  replaceOutdated(state, set, revision, nodes.length);
  writeStatus(state, set, revision, nodes.length);
}

function wants(set: Fields, node: Fields): boolean {
  const pod: Fields = { spec: { ...(fieldsAt(set, "spec", "template", "spec") ?? {}) } };
  tolerate(pod);
  return nodeIsWanted(pod, node) && untoleratedTaint(pod, node) === undefined;
}

function tolerate(pod: Fields): void {
  const spec = child(pod, "spec");
  const own = TOLERATED.map(([key, effect]) => ({ key, operator: "Exists", effect }));
  spec["tolerations"] = [...itemsAt(spec, "tolerations"), ...own];
}

/** Pods of daemon sets go through the scheduler too, with an affinity to their node. */
function bindTo(pod: Fields, node: string): void {
  tolerate(pod);
  const affinity = child(child(child(pod, "spec"), "affinity"), "nodeAffinity");
  const required = child(affinity, "requiredDuringSchedulingIgnoredDuringExecution");
  const terms = itemsAt(required, "nodeSelectorTerms");
  const field = { key: "metadata.name", operator: "In", values: [node] };
  required["nodeSelectorTerms"] = (terms.length > 0 ? terms : [{}]).map((term) => ({
    ...term,
    matchFields: [field],
  }));
}

function targetOf(pod: Fields): string {
  const path = [
    "spec",
    "affinity",
    "nodeAffinity",
    "requiredDuringSchedulingIgnoredDuringExecution",
  ] as const;
  const value = at(pod, ...path, "nodeSelectorTerms", 0, "matchFields", 0, "values", 0);
  return typeof value === "string" ? value : "";
}

function replaceOutdated(state: ClusterState, set: Fields, revision: string, wanted: number): void {
  if (textAt(set, "spec", "updateStrategy", "type") !== "RollingUpdate") return;
  const room = rolloutRoom(fieldsAt(set, "spec", "updateStrategy", "rollingUpdate"), wanted);
  const pods = ownedBy(state, "/pods", set);
  let unavailable = pods.filter((pod) => !isReady(pod)).length;
  for (const pod of pods.filter((other) => labelsOf(other)[REVISION] !== revision)) {
    if (isReady(pod) && unavailable >= Math.max(1, room.unavailable)) continue;
    if (isReady(pod)) unavailable += 1;
    removeOwned(state, "/pods", pod);
  }
}

function writeStatus(state: ClusterState, set: Fields, revision: string, wanted: number): void {
  const pods = ownedBy(state, "/pods", set);
  const ready = pods.filter(isReady).length;
  saveStatus(state, "apps/daemonsets", set, (changed) => {
    const status = child(changed, "status");
    status["currentNumberScheduled"] = pods.length;
    status["desiredNumberScheduled"] = wanted;
    status["numberMisscheduled"] = 0;
    status["numberReady"] = ready;
    status["observedGeneration"] = numberAt(set, "metadata", "generation") ?? 1;
    const counts = {
      numberAvailable: ready,
      numberUnavailable: wanted - ready,
      updatedNumberScheduled: pods.filter((pod) => labelsOf(pod)[REVISION] === revision).length,
    };
    for (const [field, count] of Object.entries(counts)) {
      if (count > 0) status[field] = count;
      else Reflect.deleteProperty(status, field);
    }
  });
}
