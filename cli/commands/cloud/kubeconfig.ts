import { existsSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { Command } from "commander";
import { Context } from "../../context";
import { badInput, badSurroundings } from "../../errors/known-error";
import { EXIT, exitCodeHelp } from "../../exit-codes";
import { requireCloud } from "./find";

const ENDING = ".yaml";

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
      const names = existsSync(folder)
        ? readdirSync(folder)
            .map((file) => basename(file, ENDING))
            .sort()
        : [];
      out(`${join(folder, chosen(names, name) + ENDING)}\n`);
    });
}

function chosen(names: readonly string[], name: string | undefined): string {
  const [first] = names;
  if (first === undefined) throw badSurroundings("no cluster is up: one starts when something is deployed");
  if (name === undefined && names.length === 1) return first;
  if (name !== undefined && names.includes(name)) return name;
  const problem = name === undefined ? "several clusters are up: name one" : `no cluster is called '${name}'`;
  throw badInput(`${problem}; there are ${names.join(", ")}`);
}
