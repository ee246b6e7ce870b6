import { OwnedFolder } from "../../run-folder/owned-folder";
import { RunFolder } from "../../run-folder/run-folder";
import { ProgramProcess, ProgramToRun } from "./program-process";

/** The programs of one control plane and the folder that they share. */
export class RunningPrograms {
  readonly #programs: ProgramProcess[] = [];
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
    await this.owned.remove();
  }
}
