import { setTimeout as sleep } from "node:timers/promises";
import { OwnedFolder } from "../../run-folder/owned-folder";
import { RunFolder } from "../../run-folder/run-folder";
import { ProgramProcess, ProgramToRun } from "./program-process";

/** How long after a broken connection the end of a program is waited for. */
const SOON_MILLISECONDS = 300;

/** The programs of one control plane and the folder that they share. */
export class RunningPrograms {
  readonly #programs: ProgramProcess[] = [];
  readonly #listeners: (() => void)[] = [];
  #stopping = false;

  private constructor(private readonly owned: OwnedFolder) {}

  /** Prepares a folder below this one, and for the case that this process is killed. */
  public static async create(parent: string): Promise<RunningPrograms> {
    return new RunningPrograms(await OwnedFolder.create(parent, "cluster"));
  }

  /** The folder that they share. */
  public get folder(): RunFolder {
    return this.owned.folder;
  }

  /** How the first program ended that ended by itself; undefined while all run. */
  public get failure(): string | undefined {
    if (this.#stopping) return undefined;
    return this.#programs.find((program) => program.failure !== undefined)?.failure;
  }

  /** The same, when it may be just about to be known: a connection breaks before its program is seen to be gone. */
  public async failureSoon(): Promise<string | undefined> {
    if (this.failure === undefined && !this.#stopping) {
      const patience = new AbortController();
      const { signal } = patience;
      const late = sleep(SOON_MILLISECONDS, undefined, { signal }).catch(() => undefined);
      await Promise.race([late, ...this.#programs.map(({ ended }) => ended)]);
      patience.abort();
    }
    return this.failure;
  }

  /** Starts a program, which records itself. @throws Error when it does not start. */
  public async start(program: ProgramToRun): Promise<ProgramProcess> {
    const started = await ProgramProcess.start(program, this.folder);
    this.#programs.push(started);
    void started.ended.then(() => {
      if (!this.#stopping) for (const listener of this.#listeners) listener();
    });
    return started;
  }

  /** Calls back when a program ends by itself. */
  public onFailure(listener: () => void): void {
    this.#listeners.push(listener);
  }

  /** Ends every program, the last one first, each by its number, and removes the folder. */
  public async stop(): Promise<void> {
    this.#stopping = true;
    for (const program of [...this.#programs].reverse()) await program.stop();
    await this.owned.remove();
  }
}
