import { Terminal } from "./output/terminal";

/** What a command may know of the process it runs in. */
export interface Context {
  readonly terminal: Terminal;

  /** Environment variables. */
  readonly environment: Readonly<Record<string, string | undefined>>;

  /** Folder the command was started in. */
  readonly folder: string;

  /** The project's own folder, with `schemas/` and `toolbox/`. */
  readonly packageFolder: string;

  /** Calls back for each SIGINT, SIGTERM and SIGHUP; the result stops it. Without a callback the signals end the process. */
  onInterrupt(callback: (signal: NodeJS.Signals) => void): () => void;
}
