import { Command } from "commander";
import { Context } from "../../context";
import { downCommand } from "./down";
import { dumpCommand } from "./dump";
import { envCommand } from "./env";
import { kubeconfigCommand } from "./kubeconfig";
import { serveCommand } from "./serve";
import { statusCommand } from "./status";
import { upCommand } from "./up";

/** `sdstack cloud`: simulated clouds in the background, for any Terraform or CDKTF program. */
export function cloudCommand(context: Context): Command {
  const command = new Command("cloud")
    .description("simulated clouds in the background, for any Terraform or CDKTF program")
    .addHelpText(
      "after",
      `
Example:
  sdstack cloud up
  eval "$(sdstack cloud env)"
  terraform apply                     # in any folder that uses these providers
  sdstack cloud dump --json
  sdstack cloud down`,
    );
  for (const make of [upCommand, envCommand, kubeconfigCommand, statusCommand, dumpCommand, downCommand]) {
    command.addCommand(make(context));
  }
  return command.addCommand(serveCommand(context), { hidden: true });
}
