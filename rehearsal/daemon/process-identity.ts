import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { promisify } from "node:util";

/** A process that cannot be taken for another one with the same number. */
export interface ProcessIdentity {
  readonly pid: number;

  /** When it started, in the words of the operating system; only good for comparing. */
  readonly started: string;
}

/** Who the process with this number is, or undefined when there is none. */
export async function identify(pid: number): Promise<ProcessIdentity | undefined> {
  const started = (await startOnLinux(pid)) ?? (await startElsewhere(pid));
  return started === undefined ? undefined : { pid, started };
}

/** Says whether a process is still running; another one with its number does not count. */
export async function isRunning({ pid, started }: ProcessIdentity): Promise<boolean> {
  return (await identify(pid))?.started === started;
}

/** The start in clock ticks since boot, the 22nd field; the second one, in parentheses, may hold anything. */
async function startOnLinux(pid: number): Promise<string | undefined> {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return fields[0] === "Z" ? undefined : fields[19];
  } catch {
    return undefined;
  }
}

async function startElsewhere(pid: number): Promise<string | undefined> {
  if (process.platform === "linux") return undefined;
  try {
    const { stdout } = await promisify(execFile)("ps", ["-o", "lstart=", "-p", String(pid)]);
    return stdout.trim() || undefined;
  } catch {
    return undefined;
  }
}
