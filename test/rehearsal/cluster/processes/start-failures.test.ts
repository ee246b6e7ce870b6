import { mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ControlPlanePrograms, processControlPlane } from "../../../../rehearsal/cluster/processes";
import { STAGES_FOLDER } from "../../../support/control-plane";
import { FakePrograms } from "../../../support/fake-programs";

let fakes: FakePrograms;
let parentFolder: string;

beforeEach(() => {
  fakes = new FakePrograms();
  parentFolder = mkdtempSync(join(tmpdir(), "sdstack-parent-"));
});
afterEach(() => {
  fakes.remove();
  rmSync(parentFolder, { recursive: true, force: true });
});

async function start(etcd: string): Promise<unknown> {
  const other = "/nonexistent";
  const programs: ControlPlanePrograms = {
    etcd,
    apiServer: other,
    controllerManager: other,
    scheduler: other,
    kwok: other,
  };
  return processControlPlane({ programs, stagesFolder: STAGES_FOLDER, parentFolder }).start("c");
}

test("fails with the last words of a program that ends, and leaves nothing", async () => {
  const folder = fakes.program("bin", "etcd", "no good reason");
  await expect(start(join(folder, "etcd"))).rejects.toThrow("etcd ended with exit code 0:\nno good reason");
  expect(readdirSync(parentFolder)).toEqual([]);
});

test("fails when a program cannot be started, and leaves nothing", async () => {
  await expect(start("/nonexistent/etcd")).rejects.toThrow(
    /^etcd ended with exit code 127:\n.*\/nonexistent\/etcd.* not found/,
  );
  expect(readdirSync(parentFolder)).toEqual([]);
});

test("fails when the path is too long for a socket", async () => {
  parentFolder = join(parentFolder, "long".repeat(20));
  mkdirSync(parentFolder);
  await expect(start("/nonexistent/etcd")).rejects.toThrow("has too long a path for sockets");
});
