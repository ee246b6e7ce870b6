import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startAllClouds } from "../../cli/clouds";
import { Context } from "../../cli/context";
import { createProgress } from "../../cli/output/progress";
import { createTerminal } from "../../cli/output/terminal";
import { seedFor } from "../../cli/seeds";
import { loadEnvironmentFile } from "../../config/load";
import { CloudsInProcess } from "../../rehearsal/clouds-in-process";
import { memoryControlPlane } from "../../rehearsal/cluster/memory";
import { cli, CliResult, CliSurroundings, PROJECT } from "./cli";

/** A project of a user's, with environment files of its own, in a shell that uses simulated clouds. */
export class PlannedProject {
  private constructor(
    /** Folder of the project. */
    public readonly folder: string,
    public readonly clouds: CloudsInProcess,
    private readonly name: string,
  ) {}

  /** A copy of the shipped environments, with the network that one of them expects. */
  public static async of(name: string): Promise<PlannedProject> {
    const folder = mkdtempSync(join(tmpdir(), "sdp-"));
    cpSync(join(PROJECT, "config/environments"), join(folder, "config/environments"), { recursive: true });
    const clouds = await startAllClouds(memoryControlPlane(), { socketParent: folder });
    const project = new PlannedProject(folder, clouds, name);
    await clouds.seed(seedFor(loadEnvironmentFile(project.file)));
    return project;
  }

  /** The environment file. */
  public get file(): string {
    return join(this.folder, "config/environments", `${this.name}.yaml`);
  }

  /** Environment variables of the shell. */
  public get environment(): Readonly<Record<string, string>> {
    return {
      PATH: process.env["PATH"] ?? "",
      HOME: this.folder,
      SDSTACK_STATE_DIR: join(this.folder, "state"),
      ...this.clouds.environment,
    };
  }

  /** What functions behind commands are given, silent. */
  public get context(): Context {
    const stream = { write: () => undefined };
    return {
      terminal: createTerminal({ out: stream, err: stream, environment: {} }),
      environment: this.environment,
      folder: this.folder,
      packageFolder: PROJECT,
      onInterrupt: () => () => undefined,
    };
  }

  /** What planning takes, silent and never interrupted. */
  public get planning() {
    const signals = { stop: new AbortController().signal, kill: new AbortController().signal };
    const progress = createProgress(this.context.terminal, false);
    const configFolder = join(this.folder, "config/environments");
    return { environment: this.name, configFolder, progress, signals };
  }

  /** Runs a command in the folder of the project. */
  public run(args: readonly string[], surroundings: CliSurroundings = {}): Promise<CliResult> {
    const environment = { ...this.environment, ...surroundings.environment };
    return cli(args, { ...surroundings, folder: this.folder, environment });
  }

  /** Replaces a part of the environment file, which has to be in it. */
  public edit(from: string, to: string): void {
    const text = readFileSync(this.file, "utf8");
    if (!text.includes(from)) throw new Error(`${this.file} has no ${JSON.stringify(from)}`);
    writeFileSync(this.file, text.replace(from, to));
  }

  /** Ends the clouds and removes every file. */
  public async stop(): Promise<void> {
    await this.clouds.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
