import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { CloudStartError, startCloud } from "../../../rehearsal/daemon/start-cloud";
import { temporaryFolder } from "../../support/toy-app";

/** A cloud that never gets ready: it tells its number and waits, deaf to being asked to end. */
const NEVER_READY = `
  process.on("SIGTERM", () => console.log("asked to end"));
  require("fs").writeFileSync("pid", String(process.pid));
  console.log("waiting for godot");
  setInterval(() => undefined, 1000);`;

describe("starting a cloud in the background", () => {
  const folder = temporaryFolder();
  const start = (script: string, timeoutSeconds?: number) =>
    startCloud({
      folder: folder.path,
      command: [process.execPath, "-e", script],
      environment: { PATH: process.env["PATH"] },
      ...(timeoutSeconds === undefined ? {} : { timeoutSeconds }),
    });
  afterAll(folder.remove);

  test("fails when it is not ready in time, ends its process, shows its log and lets others start", async () => {
    const error: unknown = await start(NEVER_READY, 2).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(CloudStartError);
    expect(String(error)).toMatch(
      /the simulated cloud does not start \(not ready within 2 s\):\nwaiting for godot\nasked to end$/,
    );
    const pid = Number(readFileSync(join(folder.path, "pid"), "utf8"));
    expect(() => process.kill(pid, 0)).toThrow("ESRCH");
    expect(existsSync(join(folder.path, "start.lock"))).toBe(false);
  });

  test("fails when its process ends, with how it ended and its log", async () => {
    await expect(start("console.error('no socket for me'); process.exit(3)")).rejects.toThrow(
      "the simulated cloud does not start (exit code 3):\nno socket for me",
    );
    await expect(start("process.exit(0)")).rejects.toThrow("(exit code 0):\nit said nothing");
  });

  test("fails when it is ready and left no record", async () => {
    await expect(start("process.send('ready'); setTimeout(() => undefined, 100)")).rejects.toThrow(
      "left no record of itself",
    );
  });

  test("fails when its program is not there", async () => {
    writeFileSync(join(folder.path, "log"), "");
    const options = { folder: folder.path, command: ["/nonexistent/cloud"] as const, environment: {} };
    await expect(startCloud({ ...options, command: [options.command[0]] })).rejects.toThrow("ENOENT");
  });
});
