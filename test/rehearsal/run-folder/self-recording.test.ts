import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { recordedPrograms } from "../../../rehearsal/run-folder/run-record";
import { selfRecording } from "../../../rehearsal/run-folder/self-recording";
import { identify } from "../../../rehearsal/daemon/process-identity";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sdstack-record-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test("a program records itself as it can be identified later, for its owner alone", async () => {
  const { file, args } = selfRecording(folder, "etcd", ["sleep", "600"]);
  const child = spawn(file, [...args]);
  try {
    while (recordedPrograms(folder).length === 0) await sleep(5);
    expect(recordedPrograms(folder)).toEqual([{ name: "etcd", ...(await identify(child.pid!)) }]);
    expect(statSync(join(folder, "etcd.process")).mode & 0o077).toBe(0);
  } finally {
    child.kill("SIGKILL");
  }
});

test("arguments arrive as they are", () => {
  const { file, args } = selfRecording(folder, "echo", ["printf", "%s|", "a b", "", "$HOME", "'"]);
  expect(spawnSync(file, [...args], { encoding: "utf8" }).stdout).toBe("a b||$HOME|'|");
});

test("a program is not started when its folder has been taken away", () => {
  const mark = join(folder, "started");
  const { file, args } = selfRecording(join(folder, "gone"), "etcd", ["touch", mark]);
  expect(spawnSync(file, [...args]).status).not.toBe(0);
  expect(() => readFileSync(mark)).toThrow("ENOENT");
});
