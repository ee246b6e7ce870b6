import { spawn } from "node:child_process";
import { once } from "node:events";
import { identify, isRunning } from "../../../rehearsal/daemon/process-identity";

describe("a process identity", () => {
  test("is the same each time, and of this process only", async () => {
    const self = await identify(process.pid);
    expect(self).toEqual({ pid: process.pid, started: expect.stringMatching(/./) });
    expect(await identify(process.pid)).toEqual(self);
    expect(await isRunning(self!)).toBe(true);
    expect(await isRunning({ pid: process.pid, started: "another moment" })).toBe(false);
  });

  test("ends with the process", async () => {
    const child = spawn("cat", [], { stdio: ["pipe", "ignore", "ignore"] });
    await once(child, "spawn");
    const identity = await identify(child.pid!);
    expect(await isRunning(identity!)).toBe(true);
    child.kill("SIGKILL");
    await once(child, "exit");
    expect(await isRunning(identity!)).toBe(false);
    expect(await identify(child.pid!)).toBeUndefined();
  });
});
