import { Command } from "commander";
import { EXIT, ExitCode } from "./exit-codes";

const endings = new WeakMap<Command, number>();

/** Lets a command end with an exit code without an error: it has said itself what is wrong. */
export function endWith(command: Command, exitCode: number): void {
  endings.set(command, exitCode);
}

const withAnswers = new WeakSet<Command>();

/** Says that the 2 of a command is an answer (`there are changes`): wrong arguments must not look like it, and end with 1. */
export function answersWithTwo(command: Command): Command {
  withAnswers.add(command);
  return command;
}

/** How a command ends that was given wrong arguments. */
export function wrongArgumentsEnding(command: Command): ExitCode {
  return withAnswers.has(command) ? EXIT.failure : EXIT.badInput;
}

/** How a command asked to end, if it did. */
export function endingOf(command: Command): number | undefined {
  return endings.get(command);
}
