import { CloudsInProcess, startClouds } from "../rehearsal/clouds-in-process";
import { memoryControlPlane } from "../rehearsal/cluster/memory";
import { Context } from "./context";

/** Starts every cloud that this program can simulate, in this process. */
export async function startAllClouds(context: Context, socketParent?: string): Promise<CloudsInProcess> {
  return startClouds({
    controlPlane: memoryControlPlane(),
    providers: () => [],
    seedNetwork: () => undefined,
    ...(socketParent === undefined ? {} : { socketParent }),
  });
}
