import { join } from "node:path";
import { ControlPlane } from "../rehearsal/cluster/control-plane";
import { memoryControlPlane } from "../rehearsal/cluster/memory";
import {
  controlPlanePrograms,
  processControlPlane,
  ProcessControlPlane,
} from "../rehearsal/cluster/processes";
import { CONTROL_PLANE_TOOLS } from "../rehearsal/toolbox/tools";
import { Context } from "./context";
import { KnownError } from "./errors/known-error";
import { Progress } from "./output/progress";
import { ControlPlaneKind } from "./quick";
import { ensureTools } from "./toolbox";

/**
 * The control plane of a kind; the programs of a real one are built first when they are not there.
 *
 * @throws KnownError when one of them cannot be built.
 */
export async function controlPlaneOf(
  kind: ControlPlaneKind,
  context: Context,
  progress: Progress,
  signal?: AbortSignal,
): Promise<ControlPlane> {
  return kind === "memory" ? memoryControlPlane() : ensureControlPlane(context, progress, signal);
}

/**
 * A control plane of the real programs, which are built first when they are not there.
 *
 * @throws KnownError when one of them cannot be built.
 */
export async function ensureControlPlane(
  context: Context,
  progress: Progress,
  signal?: AbortSignal,
): Promise<ProcessControlPlane> {
  const paths = await ensurePrograms(context, progress, signal);
  return processControlPlane({
    programs: controlPlanePrograms(paths),
    stagesFolder: join(context.packageFolder, "rehearsal/cluster/processes/stages"),
  });
}

async function ensurePrograms(
  context: Context,
  progress: Progress,
  signal?: AbortSignal,
): ReturnType<typeof ensureTools> {
  try {
    return await ensureTools(CONTROL_PLANE_TOOLS, context, progress, signal);
  } catch (error) {
    if (!(error instanceof KnownError)) throw error;
    const hint = "Without them, --quick rehearses on a likeness of a cluster in memory";
    throw new KnownError(`${error.message}\n${hint}`, error.exitCode, { cause: error });
  }
}
