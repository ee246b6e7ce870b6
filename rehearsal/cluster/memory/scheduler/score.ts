import { selects } from "../api/selectors";
import { controllerOf, labelsOf, namespaceOf } from "../json/object";
import { Fields, fieldsAt, itemsAt, textAt } from "../json/tree";
import { nanoOf } from "../types/quantity";
import { NodeView } from "./cluster-view";
import { preferenceFor } from "./node-affinity";
import { podRequests } from "./pod-requests";
import { dislikedTaints } from "./taints";

/** How well a pod is off on a node: compared from the first number on, more is better. */
export function score(pod: Fields, view: NodeView, all: readonly NodeView[]): readonly number[] {
  return [
    -dislikedTaints(pod, view.node),
    preferenceFor(pod, view.node),
    -neighboursInDomains(pod, view, all),
    -siblings(pod, view),
    freeShare(pod, view),
  ];
}

/** Pods that topology spread constraints count, in all domains that the node is in. */
function neighboursInDomains(pod: Fields, view: NodeView, all: readonly NodeView[]): number {
  let count = 0;
  for (const constraint of itemsAt(pod, "spec", "topologySpreadConstraints")) {
    const key = textAt(constraint, "topologyKey") ?? "";
    const here = labelsOf(view.node)[key];
    const near = all.filter((other) => labelsOf(other.node)[key] === here).flatMap((other) => other.pods);
    count += near.filter(
      (other) =>
        namespaceOf(other) === namespaceOf(pod) &&
        selects(fieldsAt(constraint, "labelSelector"), labelsOf(other)),
    ).length;
  }
  return count;
}

function siblings(pod: Fields, view: NodeView): number {
  const owner = textAt(controllerOf(pod), "uid");
  if (owner === undefined) return 0;
  return view.pods.filter((other) => textAt(controllerOf(other), "uid") === owner).length;
}

/** Share of the asked-for resources that would stay free, in percent, averaged. */
function freeShare(pod: Fields, view: NodeView): number {
  const names = new Set(["cpu", "memory", ...Object.keys(podRequests(pod))]);
  const shares = [...names].map((name) => {
    const total = view.allocatable.get(name) ?? 0n;
    const left = (view.free.get(name) ?? 0n) - nanoOf(podRequests(pod)[name]);
    return total === 0n ? 0 : Number((left * 100n) / total);
  });
  return shares.reduce((sum, share) => sum + share, 0) / Math.max(1, shares.length);
}
