import { Command, CommanderError } from "commander";
import { Context } from "./context";
import { endingOf, wrongArgumentsEnding } from "./ending";
import { explain, traceOf } from "./errors/explain";
import { EXIT } from "./exit-codes";
import { buildProgram } from "./program";

/** Runs one command line and says how the process is to end. Never throws. */
export async function runCli(args: readonly string[], version: string, context: Context): Promise<number> {
  const { terminal } = context;
  const { colors } = terminal;
  const program = buildProgram(context, version);
  let exitCode: number = EXIT.ok;
  let wrongArguments: number = EXIT.badInput;
  prepare(program, context, (command) => {
    wrongArguments = wrongArgumentsEnding(command);
  });
  program.hook("postAction", (_, action) => {
    exitCode = endingOf(action) ?? EXIT.ok;
  });
  try {
    await program.parseAsync([...args], { from: "user" });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : wrongArguments;
    const explanation = explain(error);
    terminal.err(`${colors.red("error:")} ${explanation.message}\n`);
    const { debug } = program.opts<{ debug: boolean }>();
    if (debug) terminal.err(`${colors.dim(traceOf(error))}\n`);
    else if (explanation.exitCode === EXIT.bug)
      terminal.err("run it again with --debug and report what it prints\n");
    return explanation.exitCode;
  }
}

/** Makes a command and those below it throw instead of ending the process, and write to our terminal. */
function prepare(command: Command, context: Context, onWrong: (command: Command) => void): void {
  const { terminal } = context;
  command.exitOverride((error) => {
    onWrong(command);
    throw error;
  });
  command.configureOutput({
    writeOut: terminal.out,
    writeErr: terminal.err,
    outputError: (text, write) => write(terminal.colors.red(text)),
  });
  for (const child of command.commands) prepare(child, context, onWrong);
}
