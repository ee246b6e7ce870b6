import { existsSync, readdirSync, realpathSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { isRunning, ProcessIdentity } from "../daemon/process-identity";
import { RUN_FOLDER } from "../run-folder/run-folder";
import { recordedPrograms } from "../run-folder/run-record";

const POLL_MILLISECONDS = 20;

/** What a run has on this machine that must be gone after it. */
export class Footprint {
  readonly #folders = new Set<string>();
  readonly #processes = new Map<string, ProcessIdentity & { readonly name: string }>();
  readonly #ports = new Set<number>();
  readonly #parent: string;

  /** @param parent folder in which the folders of runs are made, such as that for temporary files. */
  public constructor(parent: string) {
    this.#parent = realpathSync(parent);
  }

  /**
   * Takes down what there is of this process now: its folders, the programs that have recorded themselves in them, and
   * those ports that somebody listens on.
   */
  public async take(ports: readonly number[]): Promise<void> {
    for (const name of readdirSync(this.#parent)) {
      if (!RUN_FOLDER.test(name) || !name.includes(`-${process.pid}-`)) continue;
      const folder = join(this.#parent, name);
      this.#folders.add(folder);
      for (const program of recordedPrograms(folder)) {
        this.#processes.set(`${program.pid} ${program.started}`, program);
      }
    }
    for (const port of ports) if (await isListening(port)) this.#ports.add(port);
  }

  /** How much was taken down. */
  public get counts(): MachineCounts {
    return { processes: this.#processes.size, ports: this.#ports.size, folders: this.#folders.size };
  }

  /**
   * What of it is still there, in words.
   *
   * @param patienceSeconds how long it may take to go: the last threads of a killed process may hold its port for a
   * moment after it counts as gone.
   */
  public async left(patienceSeconds = 5): Promise<readonly string[]> {
    for (const deadline = performance.now() + patienceSeconds * 1000; ;) {
      const left = await this.#leftNow();
      if (left.length === 0 || performance.now() > deadline) return left;
      await sleep(POLL_MILLISECONDS);
    }
  }

  async #leftNow(): Promise<readonly string[]> {
    const left: string[] = [];
    for (const program of this.#processes.values()) {
      if (await isRunning(program)) left.push(`process ${program.pid} (${program.name})`);
    }
    for (const port of this.#ports) if (await isListening(port)) left.push(`a listener on port ${port}`);
    for (const folder of this.#folders) if (existsSync(folder)) left.push(`folder ${folder}`);
    return left;
  }
}

/** How many things a run has on this machine. */
export interface MachineCounts {
  readonly processes: number;
  readonly ports: number;
  readonly folders: number;
}

async function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: "127.0.0.1" });
    const end = (listening: boolean) => (): void => {
      socket.destroy();
      resolve(listening);
    };
    socket.once("connect", end(true)).once("error", end(false));
  });
}
