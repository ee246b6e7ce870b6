import { Command } from "commander";
import { applyCommand, destroyCommand } from "./commands/apply";
import { approveCommand } from "./commands/approve";
import { checkCommand } from "./commands/check";
import { ciCommand } from "./commands/ci";
import { cloudCommand } from "./commands/cloud";
import { driftCommand } from "./commands/drift";
import { environmentsCommand } from "./commands/environments";
import { planCommand } from "./commands/plan";
import { rehearseCommand } from "./commands/rehearse";
import { renderCommand } from "./commands/render";
import { reviewCommand } from "./commands/review";
import { synthCommand } from "./commands/synth";
import { toolboxCommand } from "./commands/toolbox";
import { translateCommand } from "./commands/translate";
import { Context } from "./context";
import { EXIT_MEANINGS } from "./exit-codes";

const EXIT_CODES = Object.entries(EXIT_MEANINGS)
  .map(([code, meaning]) => `  ${code.padEnd(4)} ${meaning}`)
  .join("\n");

/** The whole command line. */
export function buildProgram(context: Context, version: string): Command {
  const program = new Command("sdstack")
    .description(
      "Stable Diffusion environments: checked, synthesized, and rehearsed without a cloud account.",
    )
    .version(version, "--version", "print the version")
    .option("--debug", "show stack traces and what Terraform prints", false)
    .option(
      "--config <folder>",
      "folder with the environment files (default: SDSTACK_CONFIG_FOLDER, or config/environments)",
    )
    .addHelpText("after", `\nExit codes:\n${EXIT_CODES}`)
    .showSuggestionAfterError()
    .helpCommand("help [command]", "show the help of a command");
  const commands = [
    ...[checkCommand, environmentsCommand, synthCommand, renderCommand],
    ...[
      rehearseCommand,
      planCommand,
      reviewCommand,
      approveCommand,
      applyCommand,
      destroyCommand,
      driftCommand,
      ciCommand,
      cloudCommand,
      toolboxCommand,
      translateCommand,
    ],
  ];
  for (const make of commands) program.addCommand(make(context));
  return program;
}
