import { ApplyResponse } from "../../../plugin/provider";
import { ObjectValue } from "../../../plugin/value";
import { Values } from "../chart-values";
import { nameOf } from "../definitions/definition";
import { untilServed } from "../definitions/served";
import { helmDiagnostic } from "../helm-error";
import { placeOf } from "../place";
import { HelmCluster, HelmProgram } from "../program/helm-program";
import { ReleaseRecord } from "../release-record";
import { releaseState } from "../release-state";
import { connected, ConnectedCluster, ReleaseTools } from "../tools";
import { absentDefinitions, definitionsIn, definitionsOfChart } from "./brought-definitions";
import { readChart, requireDependencies, requireInstallable } from "./chart-file";
import { ChartLocation } from "./chart-location";
import { LocalReleases } from "./local-release";

/** A release of a chart on this machine that is to be made or changed. */
export interface LocalChange {
  readonly prior: ObjectValue | null;
  readonly planned: ObjectValue;

  /** The merged values. */
  readonly values: Values;
  readonly chart: ChartLocation;
}

/** What a local release is handled with. */
export interface LocalTools extends ReleaseTools {
  readonly helm: HelmProgram;
}

/** Lets helm make or change a release, and answers as the provider does, also when that fails. */
export async function applyLocal(tools: LocalTools, change: LocalChange): Promise<ApplyResponse> {
  const { prior, planned, chart } = change;
  const { world, helm } = tools;
  const file = await readChart(helm, chart);
  await requireDependencies(helm, chart, file, planned["dependency_update"] === true);
  const at = await connected(tools);
  const { cluster, api, store } = at;
  const { name, namespace } = placeOf(planned);
  const before = await store.latest(namespace, name);
  const upgrades = prior !== null || (planned["upgrade_install"] === true && before !== undefined);
  if (prior === null) requireInstallable(file);
  const ofChart = upgrades || planned["skip_crds"] === true ? [] : await definitionsOfChart(helm, chart);
  world.charts.keepDefinitions(cluster.name, (await absentDefinitions(api, ofChart)).map(nameOf));
  const releases = new LocalReleases(helm, reachable(at));
  try {
    await (upgrades ? releases.upgrade(change) : releases.install(change));
  } catch (error) {
    const after = await store.latest(namespace, name);
    if (after !== undefined) await note(tools, at, chart, after, ofChart.length);
    return failed(change, error, after !== undefined && after.version > (before?.version ?? 0));
  }
  const release = await store.latest(namespace, name);
  if (release === undefined) throw new Error("release: not found");
  await untilServed(api, [...ofChart, ...definitionsIn(release.manifest)]);
  await note(tools, at, chart, release, ofChart.length);
  return { state: releaseState(planned, release) };
}

/** Lets helm uninstall a release, and answers as the provider does. */
export async function uninstallLocal(tools: LocalTools, state: ObjectValue): Promise<ApplyResponse> {
  const at = await connected(tools);
  const kept = await new LocalReleases(tools.helm, reachable(at)).uninstall(state);
  const { name: release, namespace } = placeOf(state);
  tools.world.charts.forget({ cluster: at.cluster.name, namespace, release });
  if (kept === undefined) return { state: null };
  const summary = "Helm uninstall returned an information message";
  return { state: null, diagnostics: [{ severity: "warning", summary, detail: kept }] };
}

/**
 * A create that fails half-way leaves the release in the cluster but not in the state: the provider tells of both and
 * remembers neither.
 */
function failed({ prior, planned }: LocalChange, error: unknown, isBegun: boolean): ApplyResponse {
  if (prior !== null) {
    const diagnostic = helmDiagnostic(error, "Error upgrading chart", "Upgrade failed: ");
    return { state: prior, diagnostics: [diagnostic] };
  }
  if (!isBegun) return { state: null, diagnostics: [helmDiagnostic(error, "installation failed")] };
  const detail =
    `Helm release "${placeOf(planned).name}" was created but has a failed status. Use the \`helm\` command to ` +
    "investigate the error, correct it, then run Terraform again.";
  return {
    state: null,
    diagnostics: [
      { severity: "warning", summary: "Helm release created with warnings", detail },
      helmDiagnostic(error, "Helm release error"),
    ],
  };
}

async function note(
  { world, helm }: LocalTools,
  { cluster }: ConnectedCluster,
  chart: ChartLocation,
  { name, namespace, chart: { metadata }, manifest }: ReleaseRecord,
  ofChart: number,
): Promise<void> {
  const known = world.charts.find({ cluster: cluster.name, namespace, release: name });
  world.charts.note({
    ...{ cluster: cluster.name, namespace, release: name, chart: metadata.name, version: metadata.version },
    installed: true,
    helm: await helm.version(),
    source: chart.name,
    // An upgrade makes none of the chart's folder for them, and removes none.
    definitions: definitionsIn(manifest).length + Math.max(ofChart, known?.keptDefinitions ?? 0),
    keptDefinitions: Math.max(ofChart, known?.keptDefinitions ?? 0),
  });
}

function reachable({ cluster, forHelm }: ConnectedCluster): HelmCluster {
  if (forHelm === undefined)
    throw new Error(`no program can work with cluster '${cluster.name}': it is only in memory`);
  return forHelm;
}
