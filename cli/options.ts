import { isAbsolute, resolve } from "node:path";
import { Command } from "commander";
import { DEFAULT_CONFIG_FOLDER } from "../synth/request-from-environment";
import { Context } from "./context";

/** Options that every command has, as they were given. */
export interface GlobalOptions {
  /** Whether to show stack traces and what Terraform prints. */
  readonly debug: boolean;

  /** Folder with the environment files, absolute when it was given as such. */
  readonly configFolder: string;
}

/** The global options that a command was started with. */
export function globalOptions(command: Command, { environment, folder }: Context): GlobalOptions {
  const { debug, config } = command.optsWithGlobals<{ debug: boolean; config?: string }>();
  const named = config ?? (environment["SDSTACK_CONFIG_FOLDER"] || DEFAULT_CONFIG_FOLDER);
  return { debug, configFolder: isAbsolute(named) ? named : relativeTo(folder, named) };
}

/** Kept relative where that means the same: messages then name the file as it was typed. */
function relativeTo(folder: string, named: string): string {
  return folder === process.cwd() ? named : resolve(folder, named);
}
