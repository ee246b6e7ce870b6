import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { identify, isRunning } from "../../../../../rehearsal/daemon/process-identity";
import { PROJECT } from "../../../../support/cli";

/** Starts a watchdog for a process and a folder, and dies as it is told. */
const OWNER = `
const { Watchdog } = require("./rehearsal/cluster/processes/leftovers/watchdog");
const [folder, pid, other, end] = process.argv.slice(1);
const watchdog = Watchdog.start(folder);
watchdog.watch({ pid: Number(other) });
watchdog.watch({ pid: Number(pid) });
watchdog.forget({ pid: Number(other) });
if (end === "done") watchdog.end();
else setTimeout(() => process.kill(process.pid, "SIGKILL"), 50);
`;

async function afterOwner(end: "done" | "killed") {
  const folder = mkdtempSync(join(tmpdir(), "sdstack-watched-"));
  const [watched, forgotten] = [spawn("sleep", ["600"]), spawn("sleep", ["600"])];
  const [first, second] = await Promise.all([identify(watched.pid!), identify(forgotten.pid!)]);
  try {
    const args = ["-r", "ts-node/register/transpile-only", "-e", OWNER, folder];
    const { signal } = spawnSync(
      process.execPath,
      [...args, String(watched.pid), String(forgotten.pid), end],
      {
        cwd: PROJECT,
      },
    );
    expect(signal).toBe(end === "done" ? null : "SIGKILL");
    for (let tries = 0; end === "killed" && tries < 1000 && existsSync(folder); tries += 1) await sleep(10);
    return {
      folder: existsSync(folder),
      watched: await isRunning(first!),
      forgotten: await isRunning(second!),
    };
  } finally {
    for (const child of [watched, forgotten]) child.kill("SIGKILL");
    rmSync(folder, { recursive: true, force: true });
  }
}

test("when its owner is killed, the processes end and the folder goes, but not what was forgotten", async () => {
  expect(await afterOwner("killed")).toEqual({ folder: false, watched: false, forgotten: true });
});

test("when its owner says that it is done, it leaves everything alone and its owner can end", async () => {
  expect(await afterOwner("done")).toEqual({ folder: true, watched: true, forgotten: true });
});
