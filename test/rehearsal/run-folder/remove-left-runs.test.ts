import { ChildProcess, spawn } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { removeLeftRuns } from "../../../rehearsal/run-folder/remove-left-runs";
import { removeRun } from "../../../rehearsal/run-folder/remove-left-runs";
import { identify, isRunning, ProcessIdentity } from "../../../rehearsal/daemon/process-identity";

let parent: string;
let children: ChildProcess[];

beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), "sdstack-left-"));
  children = [];
});
afterEach(() => {
  for (const child of children) child.kill("SIGKILL");
  rmSync(parent, { recursive: true, force: true });
});

async function sleeper(): Promise<ProcessIdentity> {
  const child = spawn("sleep", ["600"], { stdio: "ignore" });
  children.push(child);
  const identity = await identify(child.pid ?? 0);
  if (identity === undefined) throw new Error("sleep does not run");
  return identity;
}

const GONE: ProcessIdentity = { pid: 2 ** 22 + 1, started: "1" };

interface Left {
  readonly owner?: ProcessIdentity;
  readonly program?: ProcessIdentity;
  readonly name?: string;
}

function left({ owner, program, name = `sdstack-cluster-${GONE.pid}-abc` }: Left): string {
  const folder = join(parent, name);
  mkdirSync(folder, { mode: 0o700 });
  if (owner !== undefined) writeFileSync(join(folder, "owner.json"), JSON.stringify(owner));
  if (program !== undefined)
    writeFileSync(join(folder, "etcd.process"), `${program.pid} ${program.started}\n`);
  return folder;
}

test("processes and folder of a run whose owner is gone are removed", async () => {
  const program = await sleeper();
  const folder = left({ owner: GONE, program });
  expect(await removeLeftRuns(parent)).toEqual([folder]);
  expect(await isRunning(program)).toBe(false);
  expect(readdirSync(parent)).toEqual([]);
});

test("a run whose owner lives is left alone", async () => {
  const owner = (await identify(process.pid))!;
  const program = await sleeper();
  const folder = left({ owner, program });
  expect(await removeLeftRuns(parent)).toEqual([]);
  expect(existsSync(folder)).toBe(true);
  expect(await isRunning(program)).toBe(true);
});

test("a process that has got the number of one that is gone is left alone", async () => {
  const stranger = await sleeper();
  left({ owner: GONE, program: { pid: stranger.pid, started: "0" } });
  expect(await removeLeftRuns(parent)).toHaveLength(1);
  expect(await isRunning(stranger)).toBe(true);
});

test("without a record, the number in the folder's name tells whose it is", async () => {
  const mine = left({ name: `sdstack-cluster-${process.pid}-abc` });
  const nobodys = left({});
  expect(await removeLeftRuns(parent)).toEqual([nobodys]);
  expect(existsSync(mine)).toBe(true);
});

test("a removal that was cut off is finished", async () => {
  const program = await sleeper();
  left({ owner: GONE, program, name: `sdstack-cluster-${GONE.pid}-abc.going` });
  expect(await removeLeftRuns(parent)).toHaveLength(1);
  expect(await isRunning(program)).toBe(false);
  expect(readdirSync(parent)).toEqual([]);
});

test("a link and a folder that others can enter are left alone", async () => {
  const elsewhere = join(parent, "elsewhere");
  mkdirSync(elsewhere);
  symlinkSync(elsewhere, join(parent, `sdstack-cluster-${GONE.pid}-link`));
  mkdirSync(join(parent, `sdstack-cluster-${GONE.pid}-open`), { mode: 0o755 });
  expect(await removeLeftRuns(parent)).toEqual([]);
});

test("a run that somebody else has just begun to remove is gone afterwards, too", async () => {
  const program = await sleeper();
  const folder = left({ owner: GONE, program });
  renameSync(folder, `${folder}.going`);
  expect(await removeRun(folder)).toBe(false);
  expect(await isRunning(program)).toBe(false);
  expect(readdirSync(parent)).toEqual([]);
});

test("a run that somebody else has removed already is nobody's work any more", async () => {
  const folder = left({ owner: GONE });
  rmSync(folder, { recursive: true });
  expect(await removeRun(folder)).toBe(false);
});
