import { join } from "node:path";
import { Command } from "commander";
import { Context } from "../../context";
import { homeOf } from "../../home";
import { createProgress } from "../../output/progress";

/** `sdstack cloud serve`, hidden: what `cloud up` runs in the background. */
export function serveCommand(context: Context): Command {
  return new Command("serve")
    .description("run the simulated clouds in this process")
    .option("--quick", "keep the clusters in memory", false)
    .action(async ({ quick }: { quick: boolean }) => {
      const { runCloud } = await import("../../../rehearsal/daemon/run-cloud");
      const { keepKubeconfigs } = await import("../../../rehearsal/world/kubeconfig-files");
      const { startAllClouds } = await import("../../clouds");
      const { clustersOf } = await import("../../control-plane");
      const end = new AbortController();
      const stopListening = context.onInterrupt(() => end.abort());
      const kind = quick ? "memory" : "processes";
      const { cloud: folder } = homeOf(context);
      const kubeconfigFolder = join(folder, "kubeconfig");
      try {
        const progress = createProgress(context.terminal, false);
        const { controlPlane, charts } = await clustersOf(kind, context, progress);
        await runCloud({
          folder,
          controlPlane: kind,
          ...(quick ? {} : { kubeconfigFolder }),
          serve: (socketParent) =>
            startAllClouds(controlPlane, {
              socketParent,
              charts,
              readsKubeconfigs: true,
              ...(quick ? {} : { clusterListener: keepKubeconfigs(kubeconfigFolder) }),
            }),
          onReady: () => process.send?.("ready"),
          signal: end.signal,
        });
      } finally {
        stopListening();
      }
    });
}
