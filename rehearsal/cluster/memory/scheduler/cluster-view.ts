import { ClusterState } from "../cluster-state";
import { isTerminating, nameOf } from "../json/object";
import { Fields, textAt, textMapAt } from "../json/tree";
import { nanoOf } from "../types/quantity";
import { podRequests } from "./pod-requests";

/** A node with the pods on it and what they leave free. */
export interface NodeView {
  readonly name: string;
  readonly node: Fields;
  readonly pods: Fields[];

  /** Free amounts in billionths; a resource that is missing is not there at all. */
  readonly free: Map<string, bigint>;
  readonly allocatable: ReadonlyMap<string, bigint>;
}

const ONE = 1_000_000_000n;

/** Says whether a pod still holds what it has asked for. */
export function holdsResources(pod: Fields): boolean {
  const phase = textAt(pod, "status", "phase");
  return phase !== "Succeeded" && phase !== "Failed";
}

/** The nodes as the scheduler sees them; those being deleted are left out. */
export function viewNodes(state: ClusterState): NodeView[] {
  return viewsOf(state.store.list("/nodes"), state.store.list("/pods"));
}

/** A node without pods, as the scheduler sees it. */
export function emptyView(node: Fields): NodeView {
  const amounts = Object.entries(textMapAt(node, "status", "allocatable"));
  const allocatable = new Map(amounts.map(([name, text]) => [name, nanoOf(text)]));
  return { name: nameOf(node), node, pods: [], free: new Map(allocatable), allocatable };
}

/** Nodes with the pods on them as the scheduler sees them; those being deleted are left out. */
export function viewsOf(nodes: readonly Fields[], pods: readonly Fields[]): NodeView[] {
  const views = new Map<string, NodeView>();
  for (const node of nodes) if (!isTerminating(node)) views.set(nameOf(node), emptyView(node));
  for (const pod of pods) {
    const view = views.get(textAt(pod, "spec", "nodeName") ?? "");
    if (view !== undefined && holdsResources(pod)) occupy(view, pod);
  }
  return [...views.values()];
}

/** Puts a pod on a node in the view. */
export function occupy(view: NodeView, pod: Fields): void {
  view.pods.push(pod);
  change(view, pod, -1n);
}

/** Takes a pod off a node in the view. */
export function vacate(view: NodeView, pod: Fields): void {
  view.pods.splice(view.pods.indexOf(pod), 1);
  change(view, pod, 1n);
}

function change(view: NodeView, pod: Fields, sign: bigint): void {
  for (const [name, amount] of [...Object.entries(podRequests(pod)), ["pods", "1"] as const]) {
    const nano = name === "pods" ? ONE : nanoOf(amount);
    view.free.set(name, (view.free.get(name) ?? 0n) + sign * nano);
  }
}
