import { parse } from "yaml";
import { z } from "zod";
import { HelmError } from "../helm-error";
import { HelmFailure, requireSuccess } from "../program/helm-failure";
import { HelmProgram } from "../program/helm-program";
import { ChartLocation } from "./chart-location";

const chartFile = z.object({
  name: z.string().default(""),
  version: z.string().default(""),
  type: z.string().default(""),
  dependencies: z.array(z.object({ name: z.string() })).default([]),
});

/** What a chart says of itself in its `Chart.yaml`. */
export type ChartFile = Readonly<z.infer<typeof chartFile>>;

/**
 * Reads what a chart says of itself.
 *
 * @throws HelmError in the provider's words when it is no chart.
 */
export async function readChart(helm: HelmProgram, { path }: ChartLocation): Promise<ChartFile> {
  try {
    const { stdout } = requireSuccess(await helm.run({ args: ["show", "chart", path] }));
    return chartFile.parse(parse(stdout) ?? {});
  } catch (error) {
    if (!(error instanceof HelmFailure)) throw error;
    throw new HelmError("Error loading chart", `Unable to load chart ${path}: ${error.message}`);
  }
}

/**
 * Makes the charts be there that a chart depends on.
 *
 * @param update whether to fetch those that are missing, which changes the folder of the chart.
 * @throws HelmError in the provider's words when one is missing.
 */
export async function requireDependencies(
  helm: HelmProgram,
  { path }: ChartLocation,
  { dependencies }: ChartFile,
  update: boolean,
): Promise<void> {
  if (dependencies.length === 0 || (await hasDependencies(helm, path))) return;
  if (!update) throw new HelmError("", "Found in Chart.yaml, but missing in charts/ directory");
  try {
    requireSuccess(await helm.run({ args: ["dependency", "update", path] }));
  } catch (error) {
    if (!(error instanceof HelmFailure)) throw error;
    throw new HelmError("", `Failed to update chart dependencies: ${error.message}`);
  }
}

/** Columns: name, version, repository, status. */
async function hasDependencies(helm: HelmProgram, path: string): Promise<boolean> {
  const { stdout } = requireSuccess(await helm.run({ args: ["dependency", "list", path] }));
  const table = stdout.split(/\n\s*\n/, 1)[0] ?? "";
  return table
    .trim()
    .split("\n")
    .slice(1)
    .every(
      (row) =>
        row
          .trim()
          .split(/\s*\t\s*/)
          .at(-1) !== "missing",
    );
}

/** @throws HelmError in the provider's words when a chart is only a library for others. */
export function requireInstallable({ type }: ChartFile): void {
  if (type === "" || type === "application") return;
  throw new HelmError(
    "Error checking if chart is installable",
    `Chart is not installable: ${type} charts are not installable`,
  );
}

/**
 * Lints a chart.
 *
 * @param values the merged values, as JSON.
 * @throws HelmError in the provider's words when something is wrong with it.
 */
export async function lintChart(helm: HelmProgram, { path }: ChartLocation, values: string): Promise<void> {
  const result = await helm.run({ args: ["lint", path, "--values", "-"], input: values });
  if (result.exitCode === 0) return;
  const errors = result.stdout
    .split(/\n(?=\[|==>)/)
    .filter((message) => message.startsWith("[ERROR] "))
    .map((message) => message.slice("[ERROR] ".length).trimEnd());
  if (errors.length === 0) throw new HelmError("Lint Error", result.stdout.trim());
  throw new HelmError("Lint Error", `malformed chart or values: \n\t${errors.join("\n\t")}`);
}
