import { CATALOGS } from "../../../catalog";
import { NodeSpec, PodPlacement } from "../../../rehearsal/cluster/control-plane";
import { PlacementView } from "../../../rehearsal/run/snapshot";
import { Card, CardLayout, cardsOf } from "./card-layout";
import { amountOf, giBOf } from "./quantity";

/** A node in a picture. */
export interface DrawnNode {
  readonly node: NodeSpec;
  readonly pods: readonly PodPlacement[];
  readonly layout: CardLayout;
  readonly cpu: { readonly used: number; readonly of: number };
  readonly memoryGiB: { readonly used: number; readonly of: number };
}

/** Nodes that look the same in a picture: equal machines with equal loads. */
export interface NodeGroup {
  readonly first: DrawnNode;
  readonly names: readonly string[];
}

/** Nodes of one pool in one zone. */
export interface PoolGroup {
  /** What people call the pool; undefined when nodes do not say. */
  readonly pool: string | undefined;
  readonly instanceType: string | undefined;
  readonly zone: string | undefined;
  readonly count: number;
  readonly groups: readonly NodeGroup[];
}

/** Labels by which nodes say which pool they are of: that of this project, those of its clouds, and of others. */
const POOL_LABELS = [
  "sdstack/node-pool",
  ...Object.values(CATALOGS).flatMap(({ poolLabel = [] }) => poolLabel),
  "cloud.google.com/gke-nodepool",
  "eks.amazonaws.com/nodegroup",
];

/** The nodes of a cluster by pool and zone, equal ones together; those with cards last, where a reader ends. */
export function poolGroups({ nodes, placements }: PlacementView): readonly PoolGroup[] {
  const pools = new Map<
    string,
    { readonly head: Omit<PoolGroup, "count" | "groups">; readonly drawn: DrawnNode[] }
  >();
  for (const node of nodes) {
    const head = headOf(node);
    const key = JSON.stringify(head);
    const known = pools.get(key) ?? { head, drawn: [] };
    known.drawn.push(drawn(node, placements));
    pools.set(key, known);
  }
  return [...pools.values()]
    .map(({ head, drawn: all }) => ({ ...head, count: all.length, groups: alike(all) }))
    .sort((a, b) => cardsIn(a) - cardsIn(b) || (a.pool ?? "").localeCompare(b.pool ?? ""));
}

/** Name of a pod without what tells it from its like: its owner's name, as far as the name shows it. */
export function familyOf({ namespace, name }: PodPlacement): string {
  const family = name.replace(/-[a-z0-9]{5}$/, "").replace(/-[bcdfghjklmnpqrstvwxz2456789]{6,10}$/, "");
  return `${namespace}/${family}`;
}

function headOf({ labels }: NodeSpec): Omit<PoolGroup, "count" | "groups"> {
  const label = POOL_LABELS.find((name) => labels[name] !== undefined);
  return {
    pool: label === undefined ? undefined : labels[label],
    instanceType: labels["node.kubernetes.io/instance-type"],
    zone: labels["topology.kubernetes.io/zone"],
  };
}

function drawn(node: NodeSpec, placements: readonly PodPlacement[]): DrawnNode {
  const pods = placements.filter((placement) => placement.node === node.name);
  const sum = (of: (pod: PodPlacement) => number): number => pods.reduce((all, pod) => all + of(pod), 0);
  return {
    node,
    pods,
    layout: cardsOf(node, placements),
    cpu: { used: sum(({ requests }) => amountOf(requests["cpu"])), of: amountOf(node.allocatable["cpu"]) },
    memoryGiB: {
      used: sum(({ requests }) => giBOf(requests["memory"])),
      of: giBOf(node.allocatable["memory"]),
    },
  };
}

function alike(nodes: readonly DrawnNode[]): readonly NodeGroup[] {
  const groups = new Map<string, { readonly first: DrawnNode; readonly names: string[] }>();
  for (const one of nodes) {
    const { node, pods, layout } = one;
    const key = JSON.stringify([node.allocatable, pods.map(familyOf).sort(), layout.cards.map(loadOf)]);
    const known = groups.get(key) ?? { first: one, names: [] };
    known.names.push(node.name);
    groups.set(key, known);
  }
  return [...groups.values()];
}

const loadOf = ({ users }: Card): unknown =>
  users.map(({ pod, computePercent, memoryGiB }) => [familyOf(pod), computePercent, memoryGiB]);

const cardsIn = ({ groups }: PoolGroup): number =>
  groups.reduce((count, { first }) => count + first.layout.cards.length, 0);
