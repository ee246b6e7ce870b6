/** A chart that a release has put into a cluster, or that was only recorded. */
export interface ChartUse {
  /** Name of the cluster. */
  readonly cluster: string;
  readonly namespace: string;
  readonly release: string;

  /** Name of the chart. */
  readonly chart: string;

  /** Version of the chart. */
  readonly version: string;

  /** Whether helm has rendered and installed it; otherwise it could not be reached, and only its values are recorded. */
  readonly installed: boolean;

  /** Version of the helm that installed it; null when it was recorded. */
  readonly helm: string | null;

  /** Where the chart is: a path as the configuration names it, or the repository that was not asked. */
  readonly source: string;

  /** How many custom resource definitions came with it. */
  readonly definitions: number;

  /** How many of these stay in the cluster when the release goes. */
  readonly keptDefinitions: number;
}

/** What charts have done in the clusters of a world. */
export class Charts {
  readonly #uses = new Map<string, ChartUse>();
  readonly #kept = new Set<string>();

  /** Notes a release, in place of what was noted of it before. */
  public note(use: ChartUse): void {
    this.#uses.set(keyOf(use), use);
  }

  /** Forgets a release that is uninstalled. */
  public forget(place: Pick<ChartUse, "cluster" | "namespace" | "release">): void {
    this.#uses.delete(keyOf(place));
  }

  /** What is noted of a release. */
  public find(place: Pick<ChartUse, "cluster" | "namespace" | "release">): ChartUse | undefined {
    return this.#uses.get(keyOf(place));
  }

  /** The releases that are there, in the order in which they first came. */
  public list(): readonly ChartUse[] {
    return [...this.#uses.values()];
  }

  /**
   * Notes definitions of custom resources that came from the folder `crds/` of a chart. Helm never removes these, not
   * even with the release.
   *
   * @param names such as `scaledobjects.keda.sh`
   */
  public keepDefinitions(cluster: string, names: readonly string[]): void {
    for (const name of names) this.#kept.add(JSON.stringify([cluster, name]));
  }

  /** Says whether a definition is one that helm leaves behind by design. */
  public keepsDefinition(cluster: string, name: string): boolean {
    return this.#kept.has(JSON.stringify([cluster, name]));
  }
}

function keyOf({ cluster, namespace, release }: Pick<ChartUse, "cluster" | "namespace" | "release">): string {
  return JSON.stringify([cluster, namespace, release]);
}
