import { NodeSpec, PodPlacement } from "../cluster/control-plane";
import { ChartUse } from "../world/charts";
import { CallOutcome } from "../world/ledger";
import { Json } from "./json";

/** One thing in a simulated cloud, ready to be shown: nothing in it is secret. */
export interface CloudResource {
  readonly cloud: string;
  readonly type: string;
  readonly id: string;
  readonly value: Json;
}

/** One object in a cluster, ready to be shown: nothing in it is secret. */
export interface KubernetesObject {
  readonly cluster: string;
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespace?: string;
  readonly name: string;

  /** Whether a cluster has it by itself, whatever anybody does with it. */
  readonly own: boolean;
  readonly value: Json;
}

/** One call of Terraform to a provider. */
export interface RecordedCall {
  readonly sequence: number;
  readonly provider: string;
  readonly method: string;
  readonly typeName?: string;
  readonly id?: string;
  readonly action?: string;
  readonly outcome: CallOutcome;
  readonly error?: string;
  readonly milliseconds: number;
}

/** A cluster's nodes and where its pods are. */
export interface PlacementView {
  readonly name: string;
  readonly nodes: readonly NodeSpec[];
  readonly placements: readonly PodPlacement[];
}

/** A cluster. */
export interface ClusterView extends PlacementView {
  /** URL of its API server; nothing listens there when the cluster is in memory. */
  readonly server: string;
}

/** Everything a simulated world holds at one moment; plain JSON. */
export interface Snapshot {
  readonly cloud: readonly CloudResource[];
  readonly kubernetes: readonly KubernetesObject[];
  readonly clusters: readonly ClusterView[];

  /** The releases that are there, and whether their charts were real. */
  readonly charts: readonly ChartUse[];
  readonly ledger: readonly RecordedCall[];
}
