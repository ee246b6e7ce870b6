import { ClusterState } from "../cluster-state";
import { Fields, numberAt, textAt } from "../json/tree";
import { NodeView, occupy, vacate } from "./cluster-view";
import { rejection } from "./filters";

/** Who has to go from where so that a pod fits. */
export interface Preemption {
  readonly view: NodeView;
  readonly victims: readonly Fields[];
}

function priorityOf(pod: Fields): number {
  return numberAt(pod, "spec", "priority") ?? 0;
}

/** Finds the fewest less important pods that have to go; undefined when it would not help or the pod must not preempt. */
export function preemptionFor(
  state: ClusterState,
  pod: Fields,
  all: readonly NodeView[],
): Preemption | undefined {
  if (textAt(pod, "spec", "preemptionPolicy") === "Never") return undefined;
  let best: Preemption | undefined;
  for (const view of all) {
    const victims = victimsOn(state, pod, view, all);
    if (victims !== undefined && (best === undefined || victims.length < best.victims.length))
      best = { view, victims };
  }
  return best;
}

function victimsOn(
  state: ClusterState,
  pod: Fields,
  view: NodeView,
  all: readonly NodeView[],
): readonly Fields[] | undefined {
  const lesser = view.pods
    .filter((other) => priorityOf(other) < priorityOf(pod))
    .sort((a, b) => priorityOf(b) - priorityOf(a));
  if (lesser.length === 0) return undefined;
  for (const other of lesser) vacate(view, other);
  const fits = rejection(state, pod, view, all) === undefined;
  const victims: Fields[] = [];
  for (const other of lesser) {
    occupy(view, other);
    if (!fits || rejection(state, pod, view, all) === undefined) continue;
    vacate(view, other);
    victims.push(other);
  }
  for (const other of victims) occupy(view, other);
  return fits ? victims : undefined;
}
