import { selects } from "../memory/api/selectors";
import { annotationsOf, controllerOf, isTerminating, labelsOf, namespaceOf } from "../memory/json/object";
import { Fields, fieldsAt, itemsAt, numberAt } from "../memory/json/tree";
import { holdsResources, NodeView } from "../memory/scheduler/cluster-view";
import { podRequests } from "../memory/scheduler/pod-requests";
import { nanoOf } from "../memory/types/quantity";
import { belongsToNode, ClusterLook } from "./look";
import { ScalablePool } from "./scalable-pool";
import { copied, place } from "./simulation";

/** A node that the cluster could do without. */
export interface SpareNode {
  readonly pool: ScalablePool;
  readonly name: string;
  readonly node: Fields;

  /** Pods that would have to move. */
  readonly pods: readonly Fields[];
}

/** Share of a node that pods have asked for, from which on the node is needed: what the real autoscaler starts from. */
const NEEDED_FROM = 0.5;

const BUDGETS = "policy/poddisruptionbudgets";
const SAFE_TO_EVICT = "cluster-autoscaler.kubernetes.io/safe-to-evict";
const KEEP_NODE = "cluster-autoscaler.kubernetes.io/scale-down-disabled";

/**
 * The nodes that the cluster could do without, each on its own, the emptiest first: hardly used, and every pod may go
 * and has room elsewhere.
 */
export function spareNodes(look: ClusterLook, pools: readonly ScalablePool[]): readonly SpareNode[] {
  const views = look.views();
  const found = pools
    .filter(({ autoscaled, shrinks, nodes, min }) => autoscaled && shrinks && nodes.length > min)
    .flatMap((pool) =>
      pool.nodes.flatMap((name) => {
        const view = views.find((each) => each.name === name);
        if (view === undefined || !isSpare(look, view, views)) return [];
        return [{ pool, name, node: view.node, pods: movable(view) }];
      }),
    );
  return found.sort((a, b) => a.pods.length - b.pods.length || b.name.localeCompare(a.name));
}

/** The pods of a node that have to move before it can go. */
export function movable({ pods }: NodeView): readonly Fields[] {
  return pods.filter((pod) => !belongsToNode(pod));
}

function isSpare(look: ClusterLook, view: NodeView, views: readonly NodeView[]): boolean {
  if (annotationsOf(view.node)[KEEP_NODE] === "true" || usage(view) >= NEEDED_FROM) return false;
  const pods = movable(view);
  if (!pods.every((pod) => mayMove(look, pod)) || !budgetsAllow(look, pods)) return false;
  const others = copied(views.filter((other) => other !== view));
  return pods.every((pod) => place(look, pod, others));
}

/** Share of a node that its pods have asked for: of its cards when it has some, else of processors or memory. */
function usage({ allocatable, pods }: NodeView): number {
  const asked = (resource: string): number => {
    const whole = allocatable.get(resource) ?? 0n;
    if (whole === 0n) return 0;
    const sum = pods
      .filter(holdsResources)
      .reduce((total, pod) => total + nanoOf(podRequests(pod)[resource]), 0n);
    return Number((sum * 10_000n) / whole) / 10_000;
  };
  // Kubernetes' own resources have no domain in their names; devices do.
  const devices = [...allocatable.keys()].filter((name) => name.includes("/"));
  return Math.max(...(devices.length > 0 ? devices : ["cpu", "memory"]).map(asked));
}

/**
 * Pods that nobody would make again stay, those with files on the node, and those of the system that no disruption
 * budget speaks of, unless they say that they may go.
 */
function mayMove(look: ClusterLook, pod: Fields): boolean {
  if (isTerminating(pod)) return true;
  const said = annotationsOf(pod)[SAFE_TO_EVICT];
  if (said !== undefined) return said === "true";
  const files = itemsAt(pod, "spec", "volumes").some(
    (volume) => fieldsAt(volume, "hostPath") !== undefined || isDiskOfNode(volume),
  );
  const system = namespaceOf(pod) === "kube-system" && budgetsOf(look, pod).length === 0;
  return controllerOf(pod) !== undefined && !files && !system;
}

function isDiskOfNode(volume: Fields): boolean {
  const emptyDir = fieldsAt(volume, "emptyDir");
  return emptyDir !== undefined && emptyDir["medium"] !== "Memory";
}

/** Says whether the disruption budgets let all these pods go one after the other, without waiting for others. */
function budgetsAllow(look: ClusterLook, pods: readonly Fields[]): boolean {
  return look.list(BUDGETS).every((budget) => {
    const covered = pods.filter((pod) => speaksOf(budget, pod)).length;
    return covered === 0 || covered <= (numberAt(budget, "status", "disruptionsAllowed") ?? 0);
  });
}

function budgetsOf(look: ClusterLook, pod: Fields): readonly Fields[] {
  return look.list(BUDGETS).filter((budget) => speaksOf(budget, pod));
}

function speaksOf(budget: Fields, pod: Fields): boolean {
  if (namespaceOf(pod) !== namespaceOf(budget)) return false;
  return selects(fieldsAt(budget, "spec", "selector"), labelsOf(pod));
}
