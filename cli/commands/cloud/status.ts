import { Command } from "commander";
import { findCloud } from "../../../rehearsal/daemon/find-cloud";
import { Context } from "../../context";
import { endWith } from "../../ending";
import { EXIT, exitCodeHelp } from "../../exit-codes";
import { homeOf } from "../../home";
import { formatJson } from "../../output/json";
import { silent } from "./find";

/** `sdstack cloud status` */
export function statusCommand(context: Context): Command {
  const { out, err } = context.terminal;
  return new Command("status")
    .description("say whether the simulated clouds are up, and what they hold")
    .option("--json", "print JSON", false)
    .addHelpText(
      "after",
      `\nExample:\n  sdstack cloud status --json\n\n${exitCodeHelp([EXIT.ok, EXIT.badSurroundings])}`,
    )
    .action(async ({ json }: { json: boolean }, command: Command) => {
      const found = await findCloud(homeOf(context).cloud);
      if (found.kind === "up") {
        const { record } = found.clouds;
        const { cloud, kubernetes, clusters, ledger } = await found.clouds.snapshot();
        const counts = {
          cloudResources: cloud.length,
          kubernetesObjects: kubernetes.length,
          clusters: clusters.length,
          calls: ledger.length,
        };
        if (json) {
          const { pid, since, stateFolder } = record;
          out(formatJson({ status: "up", pid, since, stateFolder, ...counts }));
        } else {
          out(`up since ${record.since} as process ${record.pid}\n`);
          out(
            `holds ${counts.cloudResources} cloud resources, and ${counts.kubernetesObjects} Kubernetes objects in ${counts.clusters} clusters, after ${counts.calls} calls\n`,
          );
          out(`state of this project's stacks: ${record.stateFolder}\n`);
        }
        return;
      }
      endWith(command, EXIT.badSurroundings);
      if (json) out(formatJson({ status: found.kind }));
      else if (found.kind === "none") err("no simulated cloud is up\n");
      else if (found.kind === "silent") err(`${silent(found.record.pid)}\n`);
      else err(`the simulated cloud died (process ${found.record.pid}); what it left has been removed\n`);
    });
}
