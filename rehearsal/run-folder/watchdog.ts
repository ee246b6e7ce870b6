import { spawn } from "node:child_process";
import { GOING } from "./remove-left-runs";
import { programFile } from "./run-record";
import { STARTED_IN_SHELL } from "./started-in-shell";

/**
 * Reads lines: `done` ends it; the end of the input means that the owner is dead. Then it takes the folder away, so
 * that no program starts any more, kills those that have recorded themselves in it, unless their numbers are others' by now,
 * and removes it.
 */
const SCRIPT = `
${STARTED_IN_SHELL}
trap '' HUP INT TERM
while read -r line; do [ "$line" = done ] && exit 0; done
mv "$1" "$1${GOING}" 2>/dev/null || exit 0
for file in "$1${GOING}"/${programFile("*")}; do
  read -r pid recorded <"$file" && now=$(started "$pid") && [ "$(echo $now)" = "$(echo $recorded)" ] &&
    { kill -9 -"$pid" || kill -9 "$pid"; }
done 2>/dev/null
sleep 0.2
rm -rf "$1${GOING}"
`;

/**
 * A small process that ends what runs for a process, and removes its folder, as soon as that is gone, even if it was killed.
 * Where it cannot work, the next run cleans up.
 */
export class Watchdog {
  private constructor(private readonly tell: (line: string) => void) {}

  /** Starts one for the run in a folder. */
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

  /** Ends it: everything is cleaned up. */
  public end(): void {
    this.tell("done");
  }
}
