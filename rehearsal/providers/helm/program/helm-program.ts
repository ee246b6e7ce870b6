import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { text } from "node:stream/consumers";
import { programFile } from "../../../run-folder/run-record";
import { selfRecording } from "../../../run-folder/self-recording";
import { requireSuccess } from "./helm-failure";

/** Only the owner may read what helm is given. */
const PRIVATE = 0o600;

/** How helm works with a cluster. */
export interface HelmCluster {
  /** Folder of the cluster: helm is ended with it. */
  readonly folder: string;

  /** Text of a kubeconfig. */
  readonly kubeconfig: string;
}

/** How helm is run. */
export interface HelmCall {
  /** Its arguments; everybody on this machine can see them. */
  readonly args: readonly string[];

  /**
   * What it reads from its standard input, which nobody else can see.
   *
   * @default nothing
   */
  readonly input?: string;

  /**
   * The cluster it works with.
   *
   * @default - none: it only looks at a chart.
   */
  readonly cluster?: HelmCluster;

  /**
   * Its working folder, from which paths in its arguments start.
   *
   * @default - an empty one.
   */
  readonly folder?: string;
}

/** How helm has ended. */
export interface HelmResult {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The program helm. Whatever it keeps is kept for one call only, in a folder that nobody else can enter. */
export class HelmProgram {
  readonly #path: string;
  readonly #privateParent: () => string;
  #version: Promise<string> | undefined;

  /**
   * @param path path of the program.
   * @param privateParent where to make a folder for a call that is about no cluster.
   */
  public constructor(path: string, privateParent: () => string) {
    this.#path = path;
    this.#privateParent = privateParent;
  }

  /** Its version, such as `3.22.0`. @throws HelmFailure when it does not say. */
  public async version(): Promise<string> {
    this.#version ??= this.run({ args: ["version", "--template", "{{.Version}}"] }).then((result) =>
      requireSuccess(result).stdout.trim().replace(/^v/, ""),
    );
    return this.#version;
  }

  /**
   * Runs it to its end.
   *
   * @throws Error when it cannot be started, or was ended from outside.
   */
  public async run({ args, input = "", cluster, folder }: HelmCall): Promise<HelmResult> {
    const home = mkdtempSync(join(cluster?.folder ?? this.#privateParent(), "helm-"));
    const record = cluster === undefined ? undefined : join(cluster.folder, programFile(basename(home)));
    try {
      const kubeconfig = join(home, "kubeconfig");
      if (cluster !== undefined) writeFileSync(kubeconfig, cluster.kubeconfig, { mode: PRIVATE });
      const command = [this.#path, ...args];
      const { file, args: words } =
        cluster === undefined
          ? { file: this.#path, args }
          : selfRecording(cluster.folder, basename(home), command);
      return await finished(file, words, input, { folder: folder ?? home, environment: environment(home) });
    } finally {
      rmSync(home, { recursive: true, force: true, maxRetries: 5 });
      if (record !== undefined) rmSync(record, { force: true });
    }
  }
}

/** Nothing of the user's own takes part, and nothing is written to where the user has it. */
function environment(home: string): Readonly<Record<string, string>> {
  return {
    PATH: "/usr/local/bin:/usr/bin:/bin",
    HOME: home,
    TMPDIR: home,
    NO_PROXY: "*",
    KUBECONFIG: join(home, "kubeconfig"),
    HELM_CACHE_HOME: join(home, "cache"),
    HELM_CONFIG_HOME: join(home, "config"),
    HELM_DATA_HOME: join(home, "data"),
  };
}

async function finished(
  file: string,
  args: readonly string[],
  input: string,
  { folder, environment: env }: { folder: string; environment: Readonly<Record<string, string>> },
): Promise<HelmResult> {
  // Its own group: Ctrl-C in the terminal is for Terraform, which then waits for the provider.
  const child = spawn(file, [...args], { cwd: folder, env, detached: true, stdio: ["pipe", "pipe", "pipe"] });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once("error", (error) => reject(new Error(`helm does not start: ${error.message}`)));
    child.once("close", (exitCode, signal) => {
      if (signal === null) resolve(exitCode);
      else reject(new Error(`helm was ended by ${signal}`));
    });
  });
  // It may end without reading; how it ended says more.
  child.stdin.on("error", () => undefined);
  child.stdin.end(input);
  const [stdout, stderr, exitCode] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { exitCode, stdout, stderr };
}
