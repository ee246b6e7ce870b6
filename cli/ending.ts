import { Command } from "commander";

const endings = new WeakMap<Command, number>();

/** Lets a command end with an exit code without an error: it has said itself what is wrong. */
export function endWith(command: Command, exitCode: number): void {
  endings.set(command, exitCode);
}

/** How a command asked to end, if it did. */
export function endingOf(command: Command): number | undefined {
  return endings.get(command);
}
