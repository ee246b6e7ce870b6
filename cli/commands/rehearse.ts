import { accessSync, constants, rmSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { Command } from "commander";
import { Context } from "../context";
import { endWith } from "../ending";
import { EXIT, exitCodeHelp } from "../exit-codes";
import { globalOptions } from "../options";
import { downCommand } from "./cloud/down";

interface Options {
  readonly keep: boolean;
  readonly quick: boolean;
  readonly json?: string | true;
  readonly cdktf: boolean;
  readonly app?: string;
}

/** `sdstack rehearse` */
export function rehearseCommand(context: Context): Command {
  const rehearse = new Command("rehearse")
    .description(
      "apply an environment with the real Terraform to simulated clouds, plan it again, destroy it, and require that nothing is left",
    )
    .argument("<environment>", "name of an environment; with --app only a name for the report")
    .option(
      "--keep",
      "leave everything up in the simulated clouds in the background (see `sdstack cloud`), and say where the kubeconfig is",
      false,
    )
    .option("--quick", "keep the cluster in memory instead of starting a real control plane", false)
    .option("--json [file]", "write the result as JSON to a file, or print it; also when the rehearsal fails")
    .option("--cdktf", "apply and destroy through `cdktf deploy` and `cdktf destroy`", false)
    .option("--app <folder>", "rehearse what any CDKTF program was synthesized to (its cdktf.out) instead")
    .addHelpText(
      "after",
      `
Example:
  sdstack rehearse tencent-dev --json result.json
  sdstack rehearse ours --app ../our-program/cdktf.out
  sdstack rehearse tencent-dev --keep && kubectl --kubeconfig <the path it prints> get pods --all-namespaces
  sdstack rehearse stop

Ctrl-C ends it gently: what was made is destroyed, or named with --keep. A second Ctrl-C ends it at once.

${exitCodeHelp([EXIT.ok, EXIT.failure, EXIT.badInput, EXIT.badSurroundings, EXIT.interrupted, EXIT.terminated])}`,
    )
    .action(async (environment: string, { keep, quick, json, cdktf, app }: Options, command: Command) => {
      const { conclude } = await import("../rehearse/conclusion");
      const { rehearseEnvironment } = await import("../rehearse/rehearse-environment");
      const { formatReport, writeReport } = await import("../../rehearsal/run/report");
      const { configFolder, debug } = globalOptions(command, context);
      const file = typeof json === "string" ? resolve(context.folder, json) : undefined;
      if (file !== undefined) {
        accessSync(dirname(file), constants.W_OK);
        rmSync(file, { force: true }); // an earlier result must not be taken for this one's
      }
      const { terminal } = context;
      // Where the report is what is printed, everything else is about its making.
      const saying = json === true ? { ...context, terminal: { ...terminal, out: terminal.err } } : context;
      const rehearsed = await rehearseEnvironment(saying, {
        environment,
        configFolder,
        app,
        keep,
        controlPlane: quick ? "memory" : "processes",
        cdktf,
        debug,
      });
      if (file !== undefined) writeReport(file, rehearsed.outcome.report);
      const exitCode = conclude(saying, keep, rehearsed);
      if (json === true) terminal.out(formatReport(rehearsed.outcome.report));
      endWith(command, exitCode);
    });
  return rehearse.addCommand(downCommand(context, "stop", "sdstack rehearse stop"));
}
