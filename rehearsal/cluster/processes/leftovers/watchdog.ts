import { spawn } from "node:child_process";
import { ProcessIdentity } from "../../../daemon/process-identity";

/**
 * Reads numbers of processes, line by line; `gone` before one takes it back, and `done` ends the reading. The end of its
 * input means that the owner is dead: then it kills the processes, the last one first, and removes the folder.
 */
const SCRIPT = `
trap '' HUP INT TERM
pids=
while read -r line; do
  case "$line" in
  done) exit 0 ;;
  gone\\ *)
    left=
    for pid in $pids; do [ "$pid" = "\${line#gone }" ] || left="$left $pid"; done
    pids=$left
    ;;
  *) pids="$line $pids" ;;
  esac
done
for pid in $pids; do kill -9 "$pid"; done 2>/dev/null
sleep 0.2
rm -rf "$1"
`;

/**
 * A small process that ends a control plane as soon as the process that owns it is gone, even if that was killed.
 * Where it cannot work, the next run cleans up.
 */
export class Watchdog {
  private constructor(private readonly tell: (line: string) => void) {}

  /** Starts one for the control plane in a folder. */
  public static start(folder: string): Watchdog {
    const child = spawn("/bin/sh", ["-c", SCRIPT, "sdstack-watchdog", folder], {
      cwd: "/",
      env: { PATH: "/usr/bin:/bin" },
      detached: true,
      stdio: ["pipe", "ignore", "ignore"],
    });
    child.on("error", () => undefined);
    child.stdin.on("error", () => undefined);
    child.unref();
    return new Watchdog((line) => child.stdin.write(`${line}\n`));
  }

  /** Adds a process that must not outlive the owner. */
  public watch({ pid }: ProcessIdentity): void {
    this.tell(String(pid));
  }

  /** Takes a process back that has ended, so that nobody else with its number is killed. */
  public forget({ pid }: ProcessIdentity): void {
    this.tell(`gone ${pid}`);
  }

  /** Ends it: everything is cleaned up. */
  public end(): void {
    this.tell("done");
  }
}
