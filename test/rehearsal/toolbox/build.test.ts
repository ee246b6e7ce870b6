import { existsSync, mkdirSync, readdirSync, utimesSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { buildFamily } from "../../../rehearsal/toolbox/build";
import { builtFolder, builtPath } from "../../../rehearsal/toolbox/pins";
import { BuildOptions, ToolFamily } from "../../../rehearsal/toolbox/tool";
import { ETCD } from "../../../rehearsal/toolbox/tools";
import { PROJECT } from "../../support/cli";
import { FakePrograms } from "../../support/fake-programs";

const toolboxFolder = join(PROJECT, "toolbox");
let fakes: FakePrograms;

beforeEach(() => {
  fakes = new FakePrograms();
});
afterEach(() => fakes.remove());

function options(change: Partial<BuildOptions> = {}): BuildOptions {
  const { cacheFolder } = fakes;
  return { toolboxFolder, cacheFolder, environment: fakes.go(), detail: () => undefined, ...change };
}

async function build(change?: Partial<BuildOptions>, family: ToolFamily = ETCD.family): Promise<void> {
  await buildFamily(family, options(change));
}

function inCache(): string[] {
  return readdirSync(join(fakes.cacheFolder, "toolbox"));
}

async function untilBuilding(): Promise<void> {
  while (fakes.builds === 0) await sleep(5);
}

test("a program is built once and then used", async () => {
  await build();
  await build();
  expect(fakes.builds).toBe(1);
  expect(existsSync(builtPath(ETCD, options()))).toBe(true);
  expect(inCache()).toEqual([basename(builtFolder(ETCD.family, options()))]);
});

test("it says what is downloaded, compiled and left to do", async () => {
  const said: string[] = [];
  await build({ detail: (text) => said.push(text) });
  expect(said).toContain("downloading modules, 1 so far");
  expect(said.some((text) => /^1 of 2 packages, \d+ s left at most$/.test(text))).toBe(true);
  expect(said.at(-1)).toBe("linking");
});

test("of two builds at once, the second waits and uses what the first made", async () => {
  fakes.set("hold");
  const first = build();
  await untilBuilding();
  const second = build();
  fakes.unset("hold");
  await Promise.all([first, second]);
  expect(fakes.builds).toBe(1);
});

test("what a killed build left is no program, and is removed by the next build", async () => {
  const target = builtFolder(ETCD.family, options());
  const draft = `${target}.4711.new`;
  mkdirSync(draft, { recursive: true });
  writeFileSync(join(draft, "etcd"), "half", { mode: 0o755 });
  mkdirSync(`${target}.lock`);
  const longAgo = new Date(Date.now() - 3600_000);
  utimesSync(`${target}.lock`, longAgo, longAgo);
  await build();
  expect(fakes.builds).toBe(1);
  expect(readdirSync(dirname(target))).toEqual([basename(target)]);
});

test("a build that is interrupted leaves nothing but what is compiled", async () => {
  fakes.set("hold");
  const stop = new AbortController();
  const building = build({ signal: stop.signal });
  await untilBuilding();
  stop.abort();
  await expect(building).rejects.toThrow("aborted");
  expect(inCache()).toEqual([]);
});

test("fails when there is no Go", async () => {
  await expect(build({ environment: { PATH: "/nonexistent" } })).rejects.toThrow(
    "etcd cannot be built: Go is not on the PATH; install Go 1.26.0 or newer (https://go.dev/dl)",
  );
});

test("fails when Go is too old", async () => {
  fakes.set("old");
  await expect(build()).rejects.toThrow(/install Go 1\.26\.0 or newer .*running go 1\.22\.1/);
});

test("fails when modules cannot be downloaded, and says what to set", async () => {
  fakes.set("offline");
  await expect(build()).rejects.toThrow("Go modules cannot be downloaded; set GOPROXY");
});

test("fails when the disk gets full", async () => {
  fakes.set("full");
  await expect(build()).rejects.toThrow("the disk is full");
  expect(inCache()).toEqual([]);
});

test("fails when there is too little room to begin with", async () => {
  const huge = { ...ETCD.family, diskGiB: 1_000_000 };
  await expect(build({}, huge)).rejects.toThrow(/GiB free, a first build takes up to 1000000 GiB/);
  expect(fakes.builds).toBe(0);
});
