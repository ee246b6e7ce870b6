import { Release } from "@cdktf/provider-helm/lib/release";
import { Construct } from "constructs";
import { HelmValues, helmValues } from "./helm-values";

/** A chart at one exact version. */
export interface Chart {
  /** URL of the repository, `https://` or `oci://`. */
  readonly repository: string;

  /** Name of the chart. */
  readonly name: string;

  /** Exact version: a range would install something else tomorrow from the same code. */
  readonly version: string;
}

/** Properties of ChartRelease. */
export interface ChartReleaseProps {
  /** Chart to install. */
  readonly chart: Chart;

  /** Name of the release, unique within the namespace. */
  readonly releaseName: string;

  /** Namespace to install into; it exists already. */
  readonly namespace: string;

  /** Values of the chart. Nothing secret: they stand in the plan and in the state. */
  readonly values: HelmValues;

  /**
   * Seconds until the release must be ready. Pulling images counts, and so does a cloud that makes a load balancer.
   *
   * @default 900
   */
  readonly timeoutSeconds?: number;
}

/** An installed chart. What was half installed is taken back, so that it never blocks the next apply. */
export class ChartRelease extends Construct {
  public constructor(scope: Construct, id: string, props: ChartReleaseProps) {
    super(scope, id);
    const { chart, releaseName, namespace, values, timeoutSeconds = 900 } = props;
    new Release(this, "Resource", {
      name: releaseName,
      namespace,
      repository: chart.repository,
      chart: chart.name,
      version: chart.version,
      values: [helmValues(values)],
      createNamespace: false,
      // What follows needs the definitions and the webhooks that the chart brings, working.
      wait: true,
      waitForJobs: true,
      timeout: timeoutSeconds,
      atomic: true,
      cleanupOnFail: true,
      maxHistory: 5,
    });
  }
}
