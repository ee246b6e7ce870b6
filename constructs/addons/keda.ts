import { Construct, IDependable } from "constructs";
import { Placement } from "../contracts";
import { Namespace } from "../kubernetes/namespace";
import { Chart, ChartRelease } from "./chart-release";
import { HelmValues } from "./helm-values";
import { placementValues, spreadValues } from "./spread-values";

/** @see https://github.com/kedacore/charts/releases */
export const KEDA_CHART = {
  repository: "https://kedacore.github.io/charts",
  name: "keda",
  version: "2.21.0",
} as const satisfies Chart;

/** Properties of Keda. */
export interface KedaProps {
  /**
   * Where its pods run.
   *
   * @default - on any node that takes them.
   */
  readonly placement?: Placement;

  /**
   * Host of a registry that holds copies of the chart's images, under the same names.
   *
   * @default - `ghcr.io`, which nodes in mainland China can hardly reach.
   */
  readonly imageHost?: string | undefined;
}

/** The autoscaler that knows queues and calendars. Brings the definition of `ScaledObject`. */
export class Keda extends Construct {
  /** Namespace of its pods, which ask the workloads they scale for their metrics. */
  public readonly namespaceName: string;

  /** Depend on this to have ScaledObjects understood. */
  public readonly serving: IDependable;

  public constructor(scope: Construct, id: string, props: KedaProps = {}) {
    super(scope, id);
    // Not isolated: it must reach the API server, whose address a network policy cannot name on a managed cluster.
    const namespace = new Namespace(this, "Namespace", { name: "keda", isolated: false });
    const release = new ChartRelease(this, "Release", {
      chart: KEDA_CHART,
      releaseName: "keda",
      namespace: namespace.namespaceName,
      values: kedaValues(props),
    });
    release.node.addDependency(namespace);
    this.namespaceName = namespace.namespaceName;
    this.serving = this;
  }
}

/** The values of the chart. Its pods meet the restricted Pod Security level by the chart's own defaults. */
export function kedaValues(props: KedaProps): HelmValues {
  // A second replica of each takes over when a node is drained; only one works at a time.
  const replicated = { replicaCount: 2 };
  return {
    operator: { name: "keda-operator", ...replicated },
    metricsServer: replicated,
    webhooks: { name: "keda-admission-webhooks", ...replicated },
    podDisruptionBudget: {
      operator: { maxUnavailable: 1 },
      metricServer: { maxUnavailable: 1 },
      webhooks: { maxUnavailable: 1 },
    },
    topologySpreadConstraints: {
      operator: spreadValues({ app: "keda-operator" }),
      metricsServer: spreadValues({ app: "keda-operator-metrics-apiserver" }),
      webhooks: spreadValues({ app: "keda-admission-webhooks" }),
    },
    // Our triggers need no credential, so neither does it: secrets of other namespaces stay out of its reach.
    permissions: {
      operator: { restrict: { secret: true } },
      metricServer: { restrict: { secret: true } },
    },
    image: { pullPolicy: "IfNotPresent" },
    ...(props.imageHost === undefined ? {} : { global: { image: { registry: props.imageHost } } }),
    enableServiceLinks: false,
    asciiArt: false,
    ...placementValues(props.placement),
  };
}
