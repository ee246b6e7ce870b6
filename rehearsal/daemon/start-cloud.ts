import { ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { lock } from "proper-lockfile";
import { CloudRecord, readCloudRecord } from "./cloud-record";
import { BackgroundClouds } from "./control-client";
import { findCloud, FoundCloud } from "./find-cloud";
import { makePrivateFolder } from "./private-folder";

/** How to start a cloud in the background. */
export interface StartOptions {
  /** Folder that keeps the record of the cloud. */
  readonly folder: string;

  /** Program and arguments of the process that runs the cloud; it sends any message once it is ready. */
  readonly command: readonly [string, ...string[]];

  /** Its whole environment. */
  readonly environment: Readonly<Record<string, string | undefined>>;

  /**
   * How long it may take to be ready, in seconds. Then its process is ended.
   *
   * @default 60
   */
  readonly timeoutSeconds?: number;
}

/** A cloud that is up now. */
export interface StartedCloud {
  readonly clouds: BackgroundClouds;

  /** How it was before: `up` means that it was reused. */
  readonly before: FoundCloud["kind"];
}

/** The cloud in the background cannot be started, or the one that is there cannot be used. */
export class CloudStartError extends Error {
  public constructor(message: string) {
    super(message);
    this.name = "CloudStartError";
  }
}

/**
 * Starts a cloud in the background, or finds the one that is up. Of two that start at the same time one waits.
 *
 * @throws CloudStartError when it does not start in time, or the one that is there does not answer.
 */
export async function startCloud(options: StartOptions): Promise<StartedCloud> {
  const { folder } = options;
  makePrivateFolder(folder);
  const release = await lock(folder, { lockfilePath: join(folder, "start.lock"), retries: RETRIES });
  try {
    const found = await findCloud(folder);
    if (found.kind === "up") return { clouds: found.clouds, before: "up" };
    if (found.kind === "silent") {
      throw new CloudStartError(`process ${found.record.pid} runs the simulated cloud but does not answer`);
    }
    return { clouds: new BackgroundClouds(await spawnCloud(options)), before: found.kind };
  } finally {
    await release();
  }
}

/** Waits for another start a little longer than one may take. */
const RETRIES = { retries: 280, factor: 1, minTimeout: 250 };

/** How long a process that is not ready in time may take to end by itself. */
const GRACE_SECONDS = 5;

async function spawnCloud(options: StartOptions): Promise<CloudRecord> {
  const { folder, command, environment, timeoutSeconds = 60 } = options;
  const logFile = join(folder, "log");
  const log = openSync(logFile, "w", 0o600);
  const [program, ...args] = command;
  // It must outlive this process and its terminal.
  const child = spawn(program, args, {
    detached: true,
    cwd: folder,
    env: environment,
    stdio: ["ignore", log, log, "ipc"],
  });
  closeSync(log);
  try {
    const ended = await readyOrEnded(child, timeoutSeconds);
    if (ended !== undefined) {
      const said = readFileSync(logFile, "utf8").trim() || "it said nothing";
      throw new CloudStartError(`the simulated cloud does not start (${ended}):\n${said}`);
    }
  } finally {
    child.removeAllListeners();
    if (child.connected) child.disconnect();
    child.unref();
  }
  const record = readCloudRecord(folder);
  if (record === undefined) throw new CloudStartError("the simulated cloud left no record of itself");
  return record;
}

/**
 * Waits until a process says that it is ready; the result is undefined then, and otherwise how it ended. One
 * that takes too long is ended, and gone when this returns.
 */
async function readyOrEnded(child: ChildProcess, timeoutSeconds: number): Promise<string | undefined> {
  let late = false;
  const timers: NodeJS.Timeout[] = [];
  const giveUp = (): void => {
    late = true;
    child.kill("SIGTERM");
    timers.push(setTimeout(() => child.kill("SIGKILL"), GRACE_SECONDS * 1000));
  };
  timers.push(setTimeout(giveUp, timeoutSeconds * 1000));
  try {
    return await new Promise((resolve, reject) => {
      child.once("message", () => resolve(undefined));
      child.once("error", reject);
      child.once("exit", (code, by) =>
        resolve(late ? `not ready within ${timeoutSeconds} s` : (by ?? `exit code ${code}`)),
      );
    });
  } finally {
    timers.forEach(clearTimeout);
  }
}
