import { ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { PROJECT } from "./cli";

/** How a process ended and what it printed. */
export interface ProcessResult {
  readonly exitCode: number | null;
  readonly out: string;
  readonly err: string;
}

/** A running `sdstack` of its own process. */
export interface RunningCli {
  readonly child: ChildProcess;
  readonly ended: Promise<ProcessResult>;

  /** Resolves once the command has printed a text, to either stream. @throws Error when it ends before */
  printed(text: string): Promise<void>;
}

/** How to start it. */
export interface StartOptions {
  readonly environment?: Readonly<Record<string, string>>;
  readonly folder?: string;

  /** User to run as. */
  readonly uid?: number;
}

/** Builds dist/ when its sources are newer; needed once before a test starts the built command. */
export function buildCli(): void {
  execFileSync(process.execPath, [join(PROJECT, "scripts/build.mjs"), "--quiet"], { stdio: "inherit" });
}

/** Starts the built command in a process of its own. */
export function startCli(args: readonly string[], options: StartOptions = {}): RunningCli {
  const { environment = {}, folder = PROJECT, uid } = options;
  const child = spawn(process.execPath, [join(PROJECT, "bin/sdstack.mjs"), ...args], {
    cwd: folder,
    env: { PATH: process.env["PATH"], HOME: process.env["HOME"], ...environment },
    stdio: ["ignore", "pipe", "pipe"],
    ...(uid === undefined ? {} : { uid, gid: uid }),
  });
  const text = { out: "", err: "" };
  const listeners = new Set<() => void>();
  const hear = (name: "out" | "err") => (chunk: string) => {
    text[name] += chunk;
    listeners.forEach((listener) => listener());
  };
  child.stdout.setEncoding("utf8").on("data", hear("out"));
  child.stderr.setEncoding("utf8").on("data", hear("err"));
  const ended = once(child, "close").then(([exitCode]) => ({ exitCode, ...text }));
  return {
    child,
    ended,
    printed: (wanted) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          if (`${text.out}${text.err}`.includes(wanted)) resolve();
        };
        listeners.add(look);
        look();
        void ended.then(() => reject(new Error(`never printed ${wanted}:\n${text.out}${text.err}`)));
      }),
  };
}

/** Runs the built command to its end. */
export function runBuiltCli(args: readonly string[], options: StartOptions = {}): Promise<ProcessResult> {
  return startCli(args, options).ended;
}
