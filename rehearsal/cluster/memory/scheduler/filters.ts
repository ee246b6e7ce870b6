import { Fields, at, itemsAt, numberAt, textAt } from "../json/tree";
import { nanoOf } from "../types/quantity";
import { NodeView } from "./cluster-view";
import { nodeIsWanted } from "./node-affinity";
import { affinityConflict } from "./pod-affinity";
import { podRequests } from "./pod-requests";
import { spreadConflict } from "./spread";
import { untoleratedTaint } from "./taints";
import { ObjectLookup, volumeConflict } from "./volumes";

/** Why a pod cannot be on a node, in the scheduler's words. */
export interface Rejection {
  readonly reasons: readonly string[];

  /** Taking other pods off the node could help. */
  readonly resolvable: boolean;
}

const ONE_POD = 1_000_000_000n;

function rejected(resolvable: boolean, ...reasons: string[]): Rejection {
  return { reasons, resolvable };
}

/** Says why a pod cannot be on a node; undefined when it can. The first plugin that objects speaks, as in the real scheduler. */
export function rejection(
  state: ObjectLookup,
  pod: Fields,
  view: NodeView,
  all: readonly NodeView[],
): Rejection | undefined {
  const { node } = view;
  if (at(node, "spec", "unschedulable") === true) return rejected(false, "node(s) were unschedulable");
  const taint = untoleratedTaint(pod, node);
  if (taint !== undefined) {
    const shown = `{${textAt(taint, "key") ?? ""}: ${textAt(taint, "value") ?? ""}}`;
    return rejected(false, `node(s) had untolerated taint ${shown}`);
  }
  if (!nodeIsWanted(pod, node)) return rejected(false, "node(s) didn't match Pod's node affinity/selector");
  if (portsClash(pod, view))
    return rejected(true, "node(s) didn't have free ports for the requested pod ports");
  const missing = missingResources(pod, view);
  if (missing.length > 0) return rejected(couldEverFit(pod, view), ...missing);
  const volume = volumeConflict(state, pod, node);
  if (volume !== undefined) return rejected(false, volume);
  const spread = spreadConflict(pod, view, all);
  if (spread !== undefined) return rejected(!spread.endsWith("label)"), spread);
  const affinity = affinityConflict(pod, view, all);
  return affinity === undefined ? undefined : rejected(affinity.resolvable, affinity.reason);
}

function missingResources(pod: Fields, view: NodeView): string[] {
  const missing: string[] = [];
  if ((view.free.get("pods") ?? 0n) < ONE_POD) missing.push("Too many pods");
  for (const [name, amount] of Object.entries(podRequests(pod))) {
    const nano = nanoOf(amount);
    if (nano > 0n && nano > (view.free.get(name) ?? 0n)) missing.push(`Insufficient ${name}`);
  }
  return missing;
}

function couldEverFit(pod: Fields, view: NodeView): boolean {
  return Object.entries(podRequests(pod)).every(
    ([name, amount]) => nanoOf(amount) <= (view.allocatable.get(name) ?? 0n),
  );
}

function hostPorts(pod: Fields): string[] {
  return itemsAt(pod, "spec", "containers")
    .flatMap((container) => itemsAt(container, "ports"))
    .filter((port) => (numberAt(port, "hostPort") ?? 0) > 0)
    .map((port) => `${textAt(port, "protocol") ?? "TCP"}/${numberAt(port, "hostPort") ?? 0}`);
}

function portsClash(pod: Fields, view: NodeView): boolean {
  const wanted = hostPorts(pod);
  return (
    wanted.length > 0 && view.pods.some((other) => hostPorts(other).some((port) => wanted.includes(port)))
  );
}
