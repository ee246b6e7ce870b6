import { ApplyResponse } from "../../plugin/provider";
import { ObjectValue } from "../../plugin/value";
import { Values } from "./chart-values";
import { ReleaseDefinitions } from "./definitions/release-definitions";
import { helmDiagnostic } from "./helm-error";
import { placeOf } from "./place";
import { installRelease, Recorded, uninstallRelease, upgradeRelease } from "./recorded-actions";
import { releaseState } from "./release-state";
import { connected, ConnectedCluster, ReleaseTools } from "./tools";

/** A release of a chart that cannot be reached, which is to be made or changed. */
export interface RecordedChange {
  readonly prior: ObjectValue | null;
  readonly planned: ObjectValue;

  /** The merged values. */
  readonly values: Values;
}

/** Records a release with what its chart is known to bring, and answers as the provider does. */
export async function applyRecorded(
  tools: ReleaseTools,
  { prior, planned, values }: RecordedChange,
): Promise<ApplyResponse> {
  const at = await connected(tools);
  const { name, namespace } = placeOf(planned);
  const order = { planned, values, now: tools.now() };
  const upgrades =
    prior !== null ||
    (planned["upgrade_install"] === true && (await at.store.latest(namespace, name)) !== undefined);
  try {
    const act = upgrades ? upgradeRelease : installRelease;
    const recorded = await act(at.api, definitionsIn(tools, at), order);
    note(tools, at, planned, recorded);
    return { state: releaseState(planned, recorded.release) };
  } catch (error) {
    const [summary, prefix] =
      prior === null ? ["installation failed", ""] : ["Error upgrading chart", "Upgrade failed: "];
    return { state: prior, diagnostics: [helmDiagnostic(error, summary, prefix)] };
  }
}

/** Forgets a recorded release and removes what its chart brought. */
export async function uninstallRecorded(tools: ReleaseTools, state: ObjectValue): Promise<ApplyResponse> {
  const at = await connected(tools);
  await uninstallRelease(at.api, definitionsIn(tools, at), state);
  const { name: release, namespace } = placeOf(state);
  tools.world.charts.forget({ cluster: at.cluster.name, namespace, release });
  return { state: null };
}

function definitionsIn({ library }: ReleaseTools, { cluster, api }: ConnectedCluster): ReleaseDefinitions {
  return new ReleaseDefinitions(api, library, cluster.folder !== undefined);
}

function note(
  { world }: ReleaseTools,
  { cluster }: ConnectedCluster,
  { repository, chart }: ObjectValue,
  { release, definitions }: Recorded,
): void {
  const { metadata } = release.chart;
  world.charts.keepDefinitions(cluster.name, definitions.kept);
  world.charts.note({
    ...{ cluster: cluster.name, namespace: release.namespace, release: release.name },
    ...{ chart: metadata.name, version: metadata.version },
    installed: false,
    helm: null,
    source: typeof repository === "string" && repository !== "" ? repository : String(chart),
    definitions: definitions.count,
    keptDefinitions: definitions.kept.length,
  });
}
