import { join } from "node:path";
import { ControlPlane } from "../rehearsal/cluster/control-plane";
import { memoryControlPlane } from "../rehearsal/cluster/memory";
import { controlPlanePrograms, processControlPlane } from "../rehearsal/cluster/processes";
import { HelmProviderOptions } from "../rehearsal/providers/helm";
import { installedDefinitions } from "../rehearsal/toolbox/definitions";
import { ToolPaths, toolPath } from "../rehearsal/toolbox/install";
import { HELM, REHEARSAL_TOOLS } from "../rehearsal/toolbox/tools";
import { Context } from "./context";
import { KnownError } from "./errors/known-error";
import { Progress } from "./output/progress";
import { ControlPlaneKind } from "./quick";
import { ensureDefinitions, ensureTools, toolboxOptions } from "./toolbox";

/** What the clusters of simulated clouds are made with. */
export interface Clusters {
  readonly controlPlane: ControlPlane;

  /** What charts in them are dealt with. */
  readonly charts: HelmProviderOptions;
}

/**
 * What clusters of a kind are made with; what real ones need is built and downloaded first when it is not there.
 *
 * @param inAdvance whether the first real one is started at once.
 * @throws KnownError when that fails.
 */
export async function clustersOf(
  kind: ControlPlaneKind,
  context: Context,
  progress: Progress,
  signal?: AbortSignal,
  inAdvance = false,
): Promise<Clusters> {
  if (kind === "processes") return ensureClusters(context, progress, signal, inAdvance);
  const definitions = installedDefinitions(toolboxOptions(context));
  return { controlPlane: memoryControlPlane(), charts: { definitions } };
}

/**
 * What real clusters are made with: programs, which are built first when they are not there, and definitions of custom
 * resources, which are downloaded.
 *
 * @throws KnownError when one of them is not to be had.
 */
async function ensureClusters(
  context: Context,
  progress: Progress,
  signal?: AbortSignal,
  inAdvance = false,
): Promise<Clusters> {
  const { paths, definitions } = await ensureParts(context, progress, signal);
  return {
    controlPlane: processControlPlane({
      programs: controlPlanePrograms(paths),
      stagesFolder: join(context.packageFolder, "rehearsal/cluster/processes/stages"),
      inAdvance,
    }),
    charts: { helm: toolPath(paths, HELM), definitions },
  };
}

interface Parts {
  readonly paths: ToolPaths;
  readonly definitions: ReadonlyMap<string, string>;
}

async function ensureParts(context: Context, progress: Progress, signal?: AbortSignal): Promise<Parts> {
  try {
    const paths = await ensureTools(REHEARSAL_TOOLS, context, progress, signal);
    return { paths, definitions: await ensureDefinitions(context, progress, signal) };
  } catch (error) {
    if (!(error instanceof KnownError)) throw error;
    const hint = "Without them, --quick rehearses on a likeness of a cluster in memory";
    throw new KnownError(`${error.message}\n${hint}`, error.exitCode, { cause: error });
  }
}
