import { join } from "node:path";
import {
  controlPlanePrograms,
  processControlPlane,
  ProcessControlPlane,
} from "../rehearsal/cluster/processes";
import { CONTROL_PLANE_TOOLS } from "../rehearsal/toolbox/tools";
import { Context } from "./context";
import { Progress } from "./output/progress";
import { ensureTools } from "./toolbox";

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
  const paths = await ensureTools(CONTROL_PLANE_TOOLS, context, progress, signal);
  return processControlPlane({
    programs: controlPlanePrograms(paths),
    stagesFolder: join(context.packageFolder, "rehearsal/cluster/processes/stages"),
  });
}
