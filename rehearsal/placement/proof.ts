import { PlacementView } from "../run/snapshot";
import { PoolRefusal } from "./node-growth";

/** What makes pods and replaces them. */
export interface WorkloadRef {
  readonly cluster: string;

  /** Such as `Deployment`. */
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
}

/** A workload, and how many replicas it may come to. */
export interface WorkloadRange extends WorkloadRef {
  /** Replicas as applied. */
  readonly replicas: number;

  /** The most replicas there may be: what its autoscaler may go to, or the replicas as applied where it has none. */
  readonly maximum: number;

  /** Seconds for which a new pod must be ready before it counts, as applied. */
  readonly minReadySeconds: number;
}

/** When something was found: with everything as it was applied, or with every workload at its maximum. */
export type Moment = "applied" | "maximum";

/** Replicas that have no place, and never get one. */
export interface UnplaceableFinding {
  readonly kind: "unplaceable";
  readonly workload: WorkloadRef;
  readonly moment: Moment;
  readonly wanted: number;
  readonly placed: number;

  /** Names of the pods without a place. */
  readonly pods: readonly string[];

  /** The scheduler's words, each once. */
  readonly words: readonly string[];

  /** Why no pool grows for them; none when no pool grows at all. */
  readonly pools: readonly PoolRefusal[];
}

/** Pods that the API server refuses. */
export interface RefusedFinding {
  readonly kind: "refused";
  readonly workload: WorkloadRef;
  readonly moment: Moment;

  /** The API server's words. */
  readonly words: readonly string[];

  /** Whether the Pod Security level of the namespace is the reason. */
  readonly podSecurity: boolean;
}

/** How many pods a rolling update may have more, and how many fewer, than there are replicas. */
export interface UpdateStrategy {
  /** Such as `RollingUpdate`. */
  readonly type: string;
  readonly maxSurge: number;
  readonly maxUnavailable: number;
}

/** A rolling update that cannot go on. */
export interface StuckUpdateFinding {
  readonly kind: "stuck-update";
  readonly workload: WorkloadRef;
  readonly replicas: number;

  /** Replicas of the new version that run. */
  readonly updated: number;
  readonly strategy: UpdateStrategy;

  /** The scheduler's or the API server's words. */
  readonly words: readonly string[];
}

/** A disruption budget that never lets a node be drained. */
export interface BlockedDrainFinding {
  readonly kind: "blocked-drain";
  readonly workload: WorkloadRef;
  readonly moment: Moment;
  readonly replicas: number;
  readonly nodes: readonly string[];

  /** Names of the budgets that choose its pods. */
  readonly budgets: readonly {
    readonly name: string;
    readonly field: "minAvailable" | "maxUnavailable";
    readonly value: string;
  }[];

  /** The API server's words. */
  readonly words: readonly string[];
}

/** Something went on for so long that nothing can be said of it. */
export interface UnsettledFinding {
  readonly kind: "unsettled";
  readonly cluster: string;

  /** What was waited for, and what was there instead. */
  readonly what: string;
}

/** Something that cannot be placed, updated or drained. */
export type PlacementFinding =
  UnplaceableFinding | RefusedFinding | StuckUpdateFinding | BlockedDrainFinding | UnsettledFinding;

/** What was tried with everything that was applied, and what came of it; plain JSON. */
export interface PlacementProof {
  readonly workloads: readonly WorkloadRange[];

  /** Nodes and pods as applied. */
  readonly applied: readonly PlacementView[];

  /** Nodes and pods with every workload at its maximum. */
  readonly maximum: readonly PlacementView[];
  readonly findings: readonly PlacementFinding[];

  /** Workloads whose rolling update went through at the maximum. */
  readonly updated: readonly WorkloadRef[];

  /** Nodes, by moment, of which every pod could be evicted. */
  readonly drained: Readonly<Record<Moment, readonly string[]>>;
}

/** Says whether JSON from another process of this program is a proof. Both are of the same build. */
export function isPlacementProof(json: unknown): json is PlacementProof {
  if (typeof json !== "object" || json === null) return false;
  return ["workloads", "applied", "maximum", "findings", "updated"].every(
    (name) => name in json && Array.isArray(Object.getOwnPropertyDescriptor(json, name)?.value),
  );
}
