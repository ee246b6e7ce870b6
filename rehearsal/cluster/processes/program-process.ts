import { ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync, readFileSync, rmSync } from "node:fs";
import { identify, ProcessIdentity } from "../../daemon/process-identity";
import { endProcess } from "../../run-folder/end-process";
import { programFile } from "../../run-folder/run-record";
import { selfRecording } from "../../run-folder/self-recording";
import { RunFolder } from "../../run-folder/run-folder";

/** Last lines of a log that are worth showing. */
const LAST_LINES = 8;

/** How programs say that a disk is full. */
const DISK_FULL = "no space left on device";

/** A program of the control plane that is running. */
export interface ProgramToRun {
  /** Name for messages and of its log. */
  readonly name: string;
  readonly path: string;
  readonly flags: readonly string[];

  /** Memory for its data, in MiB; only near it does the program collect garbage, which is a third of the work of its start. */
  readonly memoryMiB: number;
}

/** A running program of a control plane. It ends when it is told to, not when this process does. */
export class ProgramProcess {
  /** Resolves when it has ended, however that came. */
  public readonly ended: Promise<void>;
  #end: string | undefined;

  private constructor(
    public readonly name: string,
    public readonly identity: ProcessIdentity,
    child: ChildProcess,
    private readonly logFile: string,
  ) {
    this.ended = new Promise((resolve) => {
      const end = (): void => {
        const { exitCode, signalCode } = child;
        this.#end = signalCode === null ? `ended with exit code ${exitCode}` : `was ended by ${signalCode}`;
        resolve();
      };
      if (child.exitCode !== null || child.signalCode !== null) end();
      else child.once("exit", end);
    });
  }

  /**
   * Starts a program in the folder of its control plane; what it prints goes to a file there. It gets no environment
   * but that folder as its home, so that nothing personal of the user plays a part.
   *
   * @throws Error when it does not start.
   */
  public static async start(program: ProgramToRun, folder: RunFolder): Promise<ProgramProcess> {
    const { name, path, flags, memoryMiB } = program;
    const logFile = folder.file(`${name}.log`);
    const log = openSync(logFile, "a", 0o600);
    try {
      const { file, args } = selfRecording(folder.path, name, [path, ...flags]);
      const child = spawn(file, [...args], {
        cwd: folder.path,
        env: {
          PATH: "/usr/bin:/bin",
          HOME: folder.path,
          TMPDIR: folder.path,
          NO_PROXY: "*",
          GOGC: "off",
          GOMEMLIMIT: `${memoryMiB}MiB`,
        },
        // Its own group: Ctrl-C in the terminal must not reach it before the rehearsal has cleaned up.
        detached: true,
        stdio: ["ignore", log, log],
      });
      await new Promise<void>((resolve, reject) => {
        child.once("error", (error) => reject(new Error(`${name} does not start: ${error.message}`)));
        child.once("spawn", resolve);
      });
      child.unref();
      // Its number may be somebody else's from then on.
      child.once("exit", () => rmSync(folder.file(programFile(name)), { force: true }));
      const identity = child.pid === undefined ? undefined : await identify(child.pid);
      // Gone before it could be identified: its log tells.
      const known = identity ?? { pid: child.pid ?? 0, started: "" };
      return new ProgramProcess(name, known, child, logFile);
    } finally {
      closeSync(log);
    }
  }

  /** How it ended, with its last words; undefined while it runs. */
  public get failure(): string | undefined {
    return this.#end === undefined ? undefined : `${this.name} ${this.#end}:\n${this.lastWords()}`;
  }

  /** Ends it and makes sure that it is gone. Nothing in a control plane is worth an orderly end. */
  public async stop(): Promise<void> {
    await endProcess(this.identity);
  }

  private lastWords(): string {
    const lines = readFileSync(this.logFile, "utf8").trim().split("\n");
    // What follows a full disk is a trace that says nothing.
    const full = lines.find((line) => line.includes(DISK_FULL));
    return full ?? lines.slice(-LAST_LINES).join("\n");
  }
}
