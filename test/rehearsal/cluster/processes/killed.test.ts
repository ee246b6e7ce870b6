import { ChildProcess, execFileSync, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { processControlPlane } from "../../../../rehearsal/cluster/processes";
import { RecordedProgram, recordedPrograms } from "../../../../rehearsal/run-folder/run-record";
import { isRunning } from "../../../../rehearsal/daemon/process-identity";
import { PROJECT } from "../../../support/cli";
import { describeWithControlPlane, realOptions } from "../../../support/control-plane";

jest.setTimeout(300_000);

const PHASES = ["etcd", "kube-apiserver", "kube-scheduler", "kwok", "ready"];

/** Command lines of all processes that name a folder but not another one. */
function programsIn(folder: string, except: string): readonly string[] {
  const lines = execFileSync("ps", ["-axww", "-o", "args="], { encoding: "utf8" }).split("\n");
  return lines.filter((line) => line.includes(folder) && !line.includes(except));
}

describeWithControlPlane("a control plane whose owner is killed", () => {
  let parentFolder: string;
  let programFolder: string;
  let program: string;

  beforeAll(() => {
    programFolder = mkdtempSync(join(tmpdir(), "sdstack-owner-"));
    program = join(programFolder, "own-a-control-plane.js");
    const script = join(PROJECT, "test/support/own-a-control-plane.ts");
    execFileSync(process.execPath, [join(PROJECT, "test/support/bundle.mjs"), script, program]);
  });
  afterAll(() => rmSync(programFolder, { recursive: true, force: true }));
  beforeEach(() => {
    parentFolder = mkdtempSync(join(tmpdir(), "sdk8s-"));
  });
  afterEach(() => rmSync(parentFolder, { recursive: true, force: true }));

  function options() {
    const real = realOptions();
    if (typeof real === "string") throw new Error(real);
    return { ...real, parentFolder };
  }

  async function recorded(
    phase: string,
    owner: ChildProcess,
    said: () => string,
  ): Promise<readonly RecordedProgram[]> {
    for (;;) {
      if (owner.exitCode !== null) throw new Error(`the owner ended too early: ${said()}`);
      const [folder] = readdirSync(parentFolder);
      const programs = folder === undefined ? [] : recordedPrograms(join(parentFolder, folder));
      const isThere = phase === "ready" ? said() !== "" : programs.some(({ name }) => name === phase);
      if (isThere) return programs;
      await sleep(2);
    }
  }

  test.each(PHASES)("leaves no process and no folder, killed when it has come to %s", async (phase) => {
    const owner = spawn(process.execPath, [program, JSON.stringify(options())], {
      cwd: PROJECT,
      stdio: ["ignore", "pipe", "inherit"],
    });
    let said = "";
    owner.stdout?.setEncoding("utf8").on("data", (text: string) => {
      said += text;
    });
    const programs = await recorded(phase, owner, () => said);
    owner.kill("SIGKILL");
    await new Promise((resolve) => owner.once("exit", resolve));

    const next = await processControlPlane(options()).start("next");
    try {
      expect(readdirSync(parentFolder)).toEqual([next.folder.slice(parentFolder.length + 1)]);
      const alive = await Promise.all(programs.map(isRunning));
      expect(alive).toEqual(programs.map(() => false));
      expect(programsIn(parentFolder, next.folder)).toEqual([]);
    } finally {
      await next.stop();
    }
    expect(existsSync(next.folder)).toBe(false);
  });
});
