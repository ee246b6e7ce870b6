import { Command } from "commander";
import { Context } from "../../context";
import { homeOf } from "../../home";

/** `sdstack cloud serve`, hidden: what `cloud up` runs in the background. */
export function serveCommand(context: Context): Command {
  return new Command("serve").description("run the simulated clouds in this process").action(async () => {
    const { runCloud } = await import("../../../rehearsal/daemon/run-cloud");
    const { startAllClouds } = await import("../../clouds");
    const end = new AbortController();
    const stopListening = context.onInterrupt(() => end.abort());
    try {
      await runCloud({
        folder: homeOf(context).cloud,
        serve: (socketParent) => startAllClouds(socketParent),
        onReady: () => process.send?.("ready"),
        signal: end.signal,
      });
    } finally {
      stopListening();
    }
  });
}
