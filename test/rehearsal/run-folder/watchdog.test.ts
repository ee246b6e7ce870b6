import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { identify, isRunning } from "../../../rehearsal/daemon/process-identity";
import { PROJECT } from "../../support/cli";

/** Starts a watchdog for a folder, and dies as it is told. */
const OWNER = `
const { Watchdog } = require("./rehearsal/run-folder/watchdog");
const [folder, end] = process.argv.slice(1);
const watchdog = Watchdog.start(folder);
if (end === "done") watchdog.end();
else setTimeout(() => process.kill(process.pid, "SIGKILL"), 50);
`;

async function afterOwner(end: "done" | "killed", recordedStart?: string) {
  const parent = mkdtempSync(join(tmpdir(), "sdstack-watched-"));
  const folder = mkdtempSync(join(parent, "run-"));
  const program = spawn("sleep", ["600"]);
  const identity = (await identify(program.pid!))!;
  writeFileSync(join(folder, "etcd.process"), `${identity.pid} ${recordedStart ?? identity.started}\n`);
  try {
    const args = ["-r", "ts-node/register/transpile-only", "-e", OWNER, folder, end];
    const { signal } = spawnSync(process.execPath, args, { cwd: PROJECT });
    expect(signal).toBe(end === "done" ? null : "SIGKILL");
    for (let tries = 0; end === "killed" && tries < 1000 && readdirSync(parent).length > 0; tries += 1) {
      await sleep(10);
    }
    return { folder: existsSync(folder), program: await isRunning(identity) };
  } finally {
    program.kill("SIGKILL");
    rmSync(parent, { recursive: true, force: true });
  }
}

test("when its owner is killed, the programs end and the folder goes", async () => {
  expect(await afterOwner("killed")).toEqual({ folder: false, program: false });
});

test("a process that has got the number of a program that is gone is left alone", async () => {
  expect(await afterOwner("killed", "1")).toEqual({ folder: false, program: true });
});

test("when its owner says that it is done, it leaves everything alone and its owner can end", async () => {
  expect(await afterOwner("done")).toEqual({ folder: true, program: true });
});
