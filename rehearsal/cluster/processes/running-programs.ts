import { identify } from "../../daemon/process-identity";
import { removeRun } from "./leftovers/remove-left-runs";
import { recordOwner } from "./leftovers/run-record";
import { Watchdog } from "./leftovers/watchdog";
import { ProgramProcess, ProgramToRun } from "./program-process";
import { RunFolder } from "./run-folder";

/** The programs of one control plane and the folder that they share. */
export class RunningPrograms {
  readonly #programs: ProgramProcess[] = [];
  #stopping = false;

  private constructor(
    public readonly folder: RunFolder,
    private readonly watchdog: Watchdog,
  ) {}

  /** Prepares a folder below this one, and for the case that this process is killed. */
  public static async create(parent: string): Promise<RunningPrograms> {
    const folder = RunFolder.create(parent);
    const owner = await identify(process.pid);
    if (owner === undefined) throw new Error("this process cannot be told from others");
    recordOwner(folder, owner);
    return new RunningPrograms(folder, Watchdog.start(folder.path));
  }

  /** How the first program ended that ended by itself; undefined while all run. */
  public get failure(): string | undefined {
    if (this.#stopping) return undefined;
    return this.#programs.find((program) => program.failure !== undefined)?.failure;
  }

  /** Starts a program, which records itself. @throws Error when it does not start. */
  public async start(program: ProgramToRun): Promise<ProgramProcess> {
    const started = await ProgramProcess.start(program, this.folder);
    this.#programs.push(started);
    return started;
  }

  /** Ends every program, the last one first, each by its number, and removes the folder. */
  public async stop(): Promise<void> {
    this.#stopping = true;
    for (const program of [...this.#programs].reverse()) await program.stop();
    // Ends one that was just being started, too.
    await removeRun(this.folder.path);
    this.watchdog.end();
  }
}
