import { ObjectValue } from "../../../plugin/value";
import { placeOf } from "../place";
import { PlannedChart } from "../release-plan";
import { connected } from "../tools";
import { mergedValues } from "../values";
import { lintChart, readChart, requireDependencies } from "./chart-file";
import { ChartLocation } from "./chart-location";
import { LocalTools } from "./local-change";

/**
 * What a plan needs to know of a chart on this machine.
 *
 * @param proposed the release as Terraform proposes it.
 * @throws HelmError in the provider's words when something is wrong with the chart.
 */
export async function chartToPlan(
  tools: LocalTools,
  chart: ChartLocation,
  proposed: ObjectValue,
): Promise<PlannedChart> {
  const { helm } = tools;
  const file = await readChart(helm, chart);
  await requireDependencies(helm, chart, file, proposed["dependency_update"] === true);
  if (proposed["lint"] === true) await lintChart(helm, chart, JSON.stringify(mergedValues(proposed)));
  return { version: file.version, installedVersion: await installedVersion(tools, proposed) };
}

/** Version of the chart of a release that is taken over; undefined when there is none to take over. */
async function installedVersion(tools: LocalTools, proposed: ObjectValue): Promise<string | undefined> {
  if (proposed["upgrade_install"] !== true) return undefined;
  const { name, namespace } = placeOf(proposed);
  try {
    const release = await (await connected(tools)).store.latest(namespace, name);
    return release?.chart.metadata.version;
  } catch {
    // The cluster is only about to be made.
    return undefined;
  }
}
