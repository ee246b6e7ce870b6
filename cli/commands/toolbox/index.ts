import { Command } from "commander";
import { Context } from "../../context";
import { installCommand } from "./install";
import { statusCommand } from "./status";

/** `sdstack toolbox`: the programs that a real control plane and the checks are made of. */
export function toolboxCommand(context: Context): Command {
  const command = new Command("toolbox")
    .description("the programs of a real Kubernetes control plane: where they come from, and building them")
    .addHelpText(
      "after",
      `
Programs are taken from the folder KUBEBUILDER_ASSETS, then from the PATH, when their version fits the pinned one.
Others are built with Go from the pins in toolbox/*/go.mod, once.

Example:
  sdstack toolbox status
  sdstack toolbox install`,
    );
  for (const make of [installCommand, statusCommand]) command.addCommand(make(context));
  return command;
}
