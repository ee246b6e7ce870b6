import { join } from "node:path";
import { StartedCloud, startCloud } from "../../../rehearsal/daemon/start-cloud";
import { Context } from "../../context";
import { badSurroundings } from "../../errors/known-error";
import { homeOf } from "../../home";
import { Progress } from "../../output/progress";
import { ControlPlaneKind } from "../../quick";

/** Which clouds are wanted in the background, and who is told about it. */
export interface CloudRequest {
  /** What their clusters are. */
  readonly controlPlane: ControlPlaneKind;
  readonly progress: Progress;

  /** Stops what has to be built before. */
  readonly signal?: AbortSignal;
}

/**
 * Starts the simulated clouds in a process of their own, or finds those that are up.
 *
 * @throws KnownError when the clusters of those that are up are of the other kind.
 */
export async function ensureCloud(context: Context, request: CloudRequest): Promise<StartedCloud> {
  const { packageFolder, environment } = context;
  const { controlPlane, progress, signal } = request;
  // Here, where somebody sees how long it takes; the process in the background finds everything built.
  const { clustersOf } = await import("../../control-plane");
  await clustersOf(controlPlane, context, progress, signal);
  const quick = controlPlane === "memory" ? ["--quick"] : [];
  const program = join(packageFolder, "bin", "sdstack.mjs");
  const started = await startCloud({
    folder: homeOf(context).cloud,
    command: [process.execPath, program, "cloud", "serve", ...quick],
    environment,
  });
  const { record } = started.clouds;
  if (record.controlPlane === controlPlane) return started;
  const [has, how] =
    record.controlPlane === "memory"
      ? ["keep their clusters in memory", "add"]
      : ["have real clusters", "leave out"];
  throw badSurroundings(
    `the simulated clouds that are up since ${record.since} ${has}: ${how} --quick, or end them with \`sdstack cloud down\` first`,
  );
}
