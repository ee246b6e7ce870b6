import { existsSync, realpathSync } from "node:fs";
import { isAbsolute, resolve } from "node:path";
import { ObjectValue, UNKNOWN, Value } from "../../../plugin/value";
import { HelmError } from "../helm-error";

/** A chart on this machine. */
export interface ChartLocation {
  /** As the configuration names it. */
  readonly name: string;

  /** Absolute path. */
  readonly path: string;

  /** The folder from which a relative name starts. */
  readonly folder: string;
}

/**
 * Where the chart of a release is on this machine; undefined when it has to come from somewhere else, or when that is
 * not known yet.
 *
 * @param folders where relative names may start.
 * @throws HelmError in the provider's words when there is nothing, or when two folders hold different things of that name.
 */
export function locateChart(release: ObjectValue, folders: readonly string[]): ChartLocation | undefined {
  const { chart, repository } = release;
  if (chart === UNKNOWN || repository === UNKNOWN) return undefined;
  const name = chartName(textOf(repository), textOf(chart).trim());
  if (name === undefined) return undefined;
  const candidates = isAbsolute(name) ? ["/"] : folders;
  const found = candidates.map((folder) => ({ name, folder, path: resolve(folder, name) }));
  const there = found.filter(({ path }) => existsSync(path));
  const [first] = there;
  if (first === undefined) {
    // Without a dot it may also be the name of a repository that the user has added, and a chart in it.
    if (!isAbsolute(name) && !name.startsWith(".")) return undefined;
    const detail = `Unable to locate chart ${name}: path "${name}" not found`;
    throw new HelmError("Error locating chart", detail);
  }
  if (new Set(there.map(({ path }) => realpathSync(path))).size > 1) {
    throw new HelmError(
      "Error locating chart",
      `Unable to locate chart ${name}: several Terraforms are running, and there is such a path in the folder of more ` +
        `than one of them: ${there.map(({ folder }) => folder).join(", ")}. Name its absolute path.`,
    );
  }
  return first;
}

/** The name under which a chart on disk is looked for; undefined when it has to be fetched. */
function chartName(repository: string, chart: string): string | undefined {
  if (chart === "" || URL.canParse(chart) || URL.canParse(repository)) return undefined;
  if (repository === "") return chart;
  // A repository that is a folder is put before the chart; one that the user has added by name, too.
  return chart.includes("/") ? chart : `${repository}/${chart}`;
}

function textOf(value: Value | undefined): string {
  return typeof value === "string" ? value : "";
}
