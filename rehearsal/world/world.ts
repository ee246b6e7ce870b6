import { AutoscalerOptions } from "../cluster/autoscaler";
import { ControlPlane } from "../cluster/control-plane";
import { Autoscaling } from "./autoscaling";
import { Charts } from "./charts";
import { CloudStore } from "./cloud-store";
import { ClusterDirectory, ClusterListener } from "./cluster-directory";
import { FaultPlan } from "./faults";
import { Kubeconfigs } from "./kubeconfigs/kubeconfigs";
import { Ledger } from "./ledger";
import { WaitJudge } from "./wait-judge";
import { Workplace } from "./workplace";

/** What the rehearsed providers share: what exists, what was called, and what is to go wrong. */
export interface World {
  /** Every call that Terraform made. */
  readonly ledger: Ledger;

  /** What is to go wrong. */
  readonly faults: FaultPlan;

  /** What exists in the simulated clouds. */
  readonly store: CloudStore;

  /** The Kubernetes clusters that are up. */
  readonly clusters: ClusterDirectory;

  /** What kubeconfig files stand for. */
  readonly kubeconfigs: Kubeconfigs;

  /** What makes the clusters' node pools grow and shrink. */
  readonly autoscaling: Autoscaling;

  /** What charts have done in these clusters. */
  readonly charts: Charts;

  /** Where on this machine it is served from. */
  readonly workplace: Workplace;

  /**
   * Tells waits that can never end.
   *
   * @default - everything is waited for as long as the real providers do.
   */
  readonly waitJudge?: WaitJudge;
}

/** What a world is made of. */
export interface WorldOptions {
  /** Starts the clusters. */
  readonly controlPlane: ControlPlane;

  /**
   * Whether kubeconfig files are read that programs name.
   *
   * @default false: each stands for the standing cluster, whether it is there or not.
   */
  readonly readsKubeconfigs?: boolean;

  /**
   * How autoscalers pace themselves.
   *
   * @default - as `AutoscalerOptions` says.
   */
  readonly autoscaling?: AutoscalerOptions;

  /**
   * Hears of clusters that start and stop.
   *
   * @default - nobody does.
   */
  readonly clusterListener?: ClusterListener;

  /**
   * Makes what tells waits that can never end, which then end early.
   *
   * @default - everything is waited for as long as the real providers do.
   */
  readonly waitJudge?: (world: World) => WaitJudge;
}

/** Makes an empty world in which nothing goes wrong. */
export function createWorld(options: WorldOptions): World {
  const autoscaling = new Autoscaling(options.autoscaling);
  const workplace = new Workplace();
  const clusters = new ClusterDirectory(options.controlPlane, options.clusterListener, (name) =>
    autoscaling.stop(name),
  );
  const world: World = {
    ledger: new Ledger(),
    faults: new FaultPlan(),
    store: new CloudStore(),
    clusters,
    kubeconfigs: new Kubeconfigs({ clusters, workplace, areRead: options.readsKubeconfigs ?? false }),
    autoscaling,
    charts: new Charts(),
    workplace,
  };
  const waitJudge = options.waitJudge?.(world);
  return waitJudge === undefined ? world : { ...world, waitJudge };
}
