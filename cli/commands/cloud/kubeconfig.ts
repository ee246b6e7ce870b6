import { Command } from "commander";
import { KeptKubeconfig, keptKubeconfigs } from "../../../rehearsal/world/kubeconfig-files";
import { Context } from "../../context";
import { badInput, badSurroundings } from "../../errors/known-error";
import { EXIT, exitCodeHelp } from "../../exit-codes";
import { requireCloud } from "./find";

/** `sdstack cloud kubeconfig` */
export function kubeconfigCommand(context: Context): Command {
  const { out } = context.terminal;
  return new Command("kubeconfig")
    .description("print the path of the kubeconfig of a cluster that is up")
    .argument("[cluster]", "name of the cluster; may be left out when there is only one")
    .addHelpText(
      "after",
      `
Example:
  export KUBECONFIG="$(sdstack cloud kubeconfig)"
  kubectl get nodes

${exitCodeHelp([EXIT.ok, EXIT.badInput, EXIT.badSurroundings])}`,
    )
    .action(async (name: string | undefined) => {
      const { record } = await requireCloud(context);
      const { kubeconfigFolder: folder } = record;
      if (folder === undefined) {
        throw badSurroundings(
          "the clusters of these simulated clouds are in memory, where kubectl cannot reach them: end them with `sdstack cloud down`, and start them without --quick",
        );
      }
      out(`${chosen(keptKubeconfigs(folder), name).file}\n`);
    });
}

function chosen(kept: readonly KeptKubeconfig[], name: string | undefined): KeptKubeconfig {
  const [first] = kept;
  if (first === undefined) throw badSurroundings("no cluster is up: one starts when something is deployed");
  const found =
    name === undefined && kept.length === 1 ? first : kept.find(({ cluster }) => cluster === name);
  if (found !== undefined) return found;
  const problem = name === undefined ? "several clusters are up: name one" : `no cluster is called '${name}'`;
  throw badInput(`${problem}; there are ${kept.map(({ cluster }) => cluster).join(", ")}`);
}
