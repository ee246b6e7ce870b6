import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { withScript } from "../../support/module";
import { temporaryFolder } from "../../support/toy-app";

/** Notes when the work begins and ends; the work takes a while. */
const WORK = `
  const { appendFileSync } = await import("node:fs");
  const [lock, log, name] = args;
  const waited = [];
  await m.exclusively(lock, (pid) => waited.push(pid), async () => {
    appendFileSync(log, name + " begins\\n");
    await new Promise((resolve) => setTimeout(resolve, 300));
    appendFileSync(log, name + " ends\\n");
  });
  return waited.length;`;

describe("exclusively", () => {
  let folder = temporaryFolder();
  beforeEach(() => {
    folder = temporaryFolder();
  });
  afterEach(() => folder.remove());
  const lock = (): string => join(folder.path, "lock");
  const log = (): string => join(folder.path, "log");
  const work = (name: string): Promise<unknown> =>
    withScript("support/exclusive.mjs", WORK, lock(), log(), name);

  test("lets one process work after the other, and says once that it waits", async () => {
    const waits = await Promise.all(["a", "b", "c"].map(work));
    const lines = readFileSync(log(), "utf8").trim().split("\n");
    for (let index = 0; index < lines.length; index += 2) {
      expect(lines[index + 1]).toBe(lines[index]!.replace("begins", "ends"));
    }
    expect(lines).toHaveLength(6);
    expect(Math.max(...waits.map(Number))).toBe(1);
    expect(readdirSync(folder.path)).toEqual(["log"]);
  });

  test("takes the lock over from a process that has died", async () => {
    const dead = Number(await withScript("support/exclusive.mjs", "return process.pid;"));
    writeFileSync(lock(), `${dead} 1`);
    expect(await work("a")).toBe(0);
  });

  test("takes the lock over from a number that now is another process", async () => {
    writeFileSync(lock(), `${process.pid} 1`);
    expect(await work("a")).toBe(0);
  });

  test("gives the lock back when the work fails", async () => {
    const failing = "await m.exclusively(args[0], () => undefined, () => Promise.reject(new Error('no')));";
    await expect(withScript("support/exclusive.mjs", failing, lock())).rejects.toThrow("Error: no");
    expect(readdirSync(folder.path)).toEqual([]);
  });

  test("fails when the lock cannot be made", async () => {
    await expect(withScript("support/exclusive.mjs", WORK, "/nonexistent/lock", log(), "a")).rejects.toThrow(
      "ENOENT",
    );
  });
});
