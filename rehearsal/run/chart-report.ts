import { ChartUse } from "../world/charts";

/** How the chart of one release was dealt with. */
export interface ChartReport {
  readonly cluster: string;
  readonly namespace: string;
  readonly release: string;

  /** Name of the chart. */
  readonly chart: string;
  readonly version: string;

  /** Such as `installed by helm 3.22.0`, which rendered it; or `recorded`, as it could not be reached. */
  readonly how: string;

  /** Path of the chart as the configuration names it, or the repository that was not asked. */
  readonly source: string;

  /** How many custom resource definitions came with it. */
  readonly definitions: number;
}

/** How the charts of a world were dealt with. */
export function chartReports(uses: readonly ChartUse[]): readonly ChartReport[] {
  return uses.map(
    ({ cluster, namespace, release, chart, version, installed, helm, source, definitions }) => ({
      ...{ cluster, namespace, release, chart, version },
      how: installed ? `installed by helm ${helm}` : "recorded",
      ...{ source, definitions },
    }),
  );
}
