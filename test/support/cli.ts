import { resolve } from "node:path";
import { Context } from "../../cli/context";
import { createTerminal } from "../../cli/output/terminal";
import { runCli } from "../../cli/run";

/** The folder of the project. */
export const PROJECT = resolve(__dirname, "../..");

/** How a command ended and what it printed. */
export interface CliResult {
  readonly exitCode: number;
  readonly out: string;
  readonly err: string;
}

/** What a command may find in its process. */
export interface CliSurroundings {
  readonly environment?: Readonly<Record<string, string>>;
  readonly folder?: string;

  /** Is given a function that presses Ctrl-C. */
  readonly onReady?: (press: (signal: NodeJS.Signals) => void) => void;
}

/** Runs one command line in this process. */
export async function cli(args: readonly string[], surroundings: CliSurroundings = {}): Promise<CliResult> {
  const { environment = {}, folder = PROJECT, onReady } = surroundings;
  const printed = { out: "", err: "" };
  const callbacks = new Set<(signal: NodeJS.Signals) => void>();
  const stream = (name: "out" | "err") => ({ write: (text: string) => (printed[name] += text) });
  const context: Context = {
    terminal: createTerminal({ out: stream("out"), err: stream("err"), environment }),
    environment: { PATH: process.env["PATH"], ...environment },
    folder,
    packageFolder: PROJECT,
    onInterrupt(callback) {
      callbacks.add(callback);
      return () => callbacks.delete(callback);
    },
  };
  onReady?.((signal) => callbacks.forEach((callback) => callback(signal)));
  const exitCode = await runCli(args, "1.2.3", context);
  return { exitCode, ...printed };
}
