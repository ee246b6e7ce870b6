import { spawn } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { programFile } from "../run-folder/run-record";
import { selfRecording } from "../run-folder/self-recording";

/** A command to run. */
export interface CommandOptions {
  /** Working folder. */
  readonly folder: string;

  /** The whole environment; nothing is added to it. */
  readonly environment: Readonly<Record<string, string>>;

  /** Interrupts the command (SIGINT, once) and waits for its orderly end. */
  readonly signal?: AbortSignal;

  /** Kills the command and its process group at once. */
  readonly kill?: AbortSignal;

  /**
   * How long it may take, in seconds. Then it is interrupted, and killed when it does not end.
   *
   * @default no limit
   */
  readonly timeoutSeconds?: number;

  /**
   * How long it may take to end after an interruption by the timeout, in seconds.
   *
   * @default 10
   */
  readonly graceSeconds?: number;

  /**
   * Folder in which the command records itself, so that whoever removes the folder of a killed run ends it.
   *
   * @default - it does not.
   */
  readonly recordIn?: string;

  /** Is given the output as it comes. */
  readonly onOutput?: (text: string, stream: "stdout" | "stderr") => void;
}

/** How a command ended. */
export interface CommandResult {
  /** Exit code, or null when a signal ended it. */
  readonly exitCode: number | null;

  /** The signal that ended it, or null. */
  readonly endedBy: NodeJS.Signals | null;

  /** Whether the timeout was over. */
  readonly timedOut: boolean;
  readonly stdout: string;
  readonly stderr: string;
  readonly seconds: number;
}

/**
 * Runs a command in its own process group, so that Ctrl-C in the terminal reaches it only through `signal`.
 *
 * @throws Error when the command cannot be started.
 */
export async function runCommand(
  file: string,
  args: readonly string[],
  options: CommandOptions,
): Promise<CommandResult> {
  const {
    folder,
    environment,
    signal,
    kill,
    timeoutSeconds,
    graceSeconds = 10,
    recordIn,
    onOutput,
  } = options;
  signal?.throwIfAborted();
  kill?.throwIfAborted();
  const begun = performance.now();
  const recorded = recordIn === undefined ? undefined : recording(recordIn, [file, ...args]);
  const child = spawn(recorded?.file ?? file, [...(recorded?.args ?? args)], {
    cwd: folder,
    env: { ...environment },
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const captured = { stdout: "", stderr: "" };
  for (const stream of ["stdout", "stderr"] as const) {
    child[stream].setEncoding("utf8").on("data", (text: string) => {
      captured[stream] += text;
      onOutput?.(text, stream);
    });
  }

  const timers: NodeJS.Timeout[] = [];
  let timedOut = false;
  const interrupt = (): void => {
    child.kill("SIGINT");
  };
  const killNow = (): void => killGroup(child.pid);
  signal?.addEventListener("abort", interrupt, { once: true });
  kill?.addEventListener("abort", killNow, { once: true });
  if (timeoutSeconds !== undefined) {
    const giveUp = (): void => {
      timedOut = true;
      interrupt();
      timers.push(setTimeout(() => killGroup(child.pid), graceSeconds * 1000));
    };
    timers.push(setTimeout(giveUp, timeoutSeconds * 1000));
  }

  try {
    const [exitCode, endedBy] = await new Promise<[number | null, NodeJS.Signals | null]>(
      (resolve, reject) => {
        child.on("error", reject);
        child.on("close", (code, by) => resolve([code, by]));
      },
    );
    return { exitCode, endedBy, timedOut, ...captured, seconds: (performance.now() - begun) / 1000 };
  } finally {
    signal?.removeEventListener("abort", interrupt);
    kill?.removeEventListener("abort", killNow);
    timers.forEach(clearTimeout);
    recorded?.forget();
  }
}

let commands = 0;

function recording(folder: string, command: readonly string[]) {
  commands += 1;
  const name = `command-${commands}`;
  return {
    ...selfRecording(folder, name, command),
    forget: () => rmSync(join(folder, programFile(name)), { force: true }),
  };
}

function killGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // Gone in the meantime, which is what was wanted.
  }
}
