import { removeObject } from "../api/remove";
import { ClusterState } from "../cluster-state";
import { saveStatus, setCondition } from "../controllers/status";
import { isTerminating, nameOf } from "../json/object";
import { Fields, child, copyFields, itemsAt, numberAt, textAt } from "../json/tree";
import { NodeView, occupy, vacate, viewNodes } from "./cluster-view";
import { Rejection, rejection } from "./filters";
import { preemptionFor } from "./preemption";
import { score } from "./score";
import { volumesNotReady } from "./volumes";

/** Gives every pod that waits for a node one that it fits on, the most important pods first; says why to the others. */
export function schedule(state: ClusterState): void {
  const waiting = state.store
    .list("/pods")
    .filter(isWaiting)
    .sort((a, b) => (numberAt(b, "spec", "priority") ?? 0) - (numberAt(a, "spec", "priority") ?? 0));
  if (waiting.length === 0) return;
  const views = viewNodes(state);
  for (const pod of waiting) place(state, pod, views);
}

function isWaiting(pod: Fields): boolean {
  return (
    textAt(pod, "spec", "nodeName") === undefined &&
    textAt(pod, "spec", "schedulerName") === "default-scheduler" &&
    itemsAt(pod, "spec", "schedulingGates").length === 0 &&
    !isTerminating(pod)
  );
}

function place(state: ClusterState, pod: Fields, views: readonly NodeView[]): void {
  if (views.length === 0) {
    reject(state, pod, "no nodes available to schedule pods");
    return;
  }
  const all = `0/${views.length} nodes are available:`;
  const notReady = volumesNotReady(state, pod);
  if (notReady !== undefined) {
    reject(
      state,
      pod,
      `${all} ${notReady}. ${preemptionText(all, [{ reasons: [], resolvable: false }], views.length)}`,
    );
    return;
  }
  const rejections: Rejection[] = [];
  const fitting = views.filter((view) => {
    const why = rejection(state, pod, view, views);
    if (why !== undefined) rejections.push(why);
    return why === undefined;
  });
  const [best] = fitting
    .map((view) => ({ view, score: score(pod, view, views) }))
    .sort((a, b) => better(a.score, b.score) || a.view.name.localeCompare(b.view.name, "en"));
  if (best !== undefined) bind(state, pod, best.view);
  else if (!preempt(state, pod, views)) {
    reject(
      state,
      pod,
      `${all} ${histogram(rejections.flatMap(({ reasons }) => reasons))}. ${preemptionText(all, rejections, 1)}`,
    );
  }
}

function better(a: readonly number[], b: readonly number[]): number {
  const index = a.findIndex((value, i) => value !== b[i]);
  return index === -1 ? 0 : (b[index] ?? 0) - (a[index] ?? 0);
}

function preempt(state: ClusterState, pod: Fields, views: readonly NodeView[]): boolean {
  const preemption = preemptionFor(state, pod, views);
  const type = state.registry.find("", "v1", "pods");
  if (preemption === undefined || type === undefined) return false;
  for (const victim of preemption.victims) {
    vacate(preemption.view, victim);
    removeObject(state, type, victim, { propagation: "Background", dryRun: false });
  }
  bind(state, pod, preemption.view);
  return true;
}

/** `2 Insufficient cpu, 1 node(s) were unschedulable`, sorted as text. */
function histogram(reasons: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const reason of reasons) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...counts]
    .map(([reason, count]) => `${count} ${reason}`)
    .sort((a, b) => (a < b ? -1 : 1))
    .join(", ");
}

function preemptionText(all: string, rejections: readonly Rejection[], times: number): string {
  const texts = rejections.flatMap(({ resolvable }) =>
    Array.from({ length: times }, () =>
      resolvable
        ? "No preemption victims found for incoming pod"
        : "Preemption is not helpful for scheduling",
    ),
  );
  return `no new claims to deallocate, preemption: ${all} ${histogram(texts)}.`;
}

function bind(state: ClusterState, waiting: Fields, view: NodeView): void {
  const pod = copyFields(waiting);
  child(pod, "spec")["nodeName"] = view.name;
  setCondition(state, pod, { type: "PodScheduled", status: "True" });
  state.store.put("/pods", pod);
  occupy(view, pod);
}

function reject(state: ClusterState, pod: Fields, message: string): void {
  saveStatus(state, "/pods", pod, (changed) => {
    setCondition(state, changed, { type: "PodScheduled", status: "False", reason: "Unschedulable", message });
  });
}

/** Name of the node a pod is on; empty when it is on none. */
export function nodeNameOf(pod: Fields): string {
  return textAt(pod, "spec", "nodeName") ?? "";
}

/** Says whether a node is there. */
export function hasNode(state: ClusterState, name: string): boolean {
  return [...state.store.peek("/nodes")].some((node) => nameOf(node) === name);
}
