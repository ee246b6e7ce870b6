import { mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { CloudsInProcess, startClouds } from "../../../rehearsal/clouds-in-process";
import { readCloudRecord, writeCloudRecord } from "../../../rehearsal/daemon/cloud-record";
import { CloudOptions, runCloud } from "../../../rehearsal/daemon/run-cloud";
import { noControlPlane } from "../../support/rehearsed-project";
import { temporaryFolder } from "../../support/toy-app";
import { toyProvider } from "../../support/toy-provider";

describe("running a cloud", () => {
  let folder = temporaryFolder();
  let socketFolders: string[] = [];
  let stopped = 0;
  beforeEach(() => {
    folder = temporaryFolder();
    socketFolders = [];
    stopped = 0;
  });
  afterEach(() => folder.remove());

  async function serve(socketParent: string): Promise<CloudsInProcess> {
    socketFolders.push(socketParent);
    const clouds = await startClouds({
      controlPlane: noControlPlane,
      providers: (world) => [toyProvider(world)],
      seedNetwork: () => undefined,
      socketParent,
    });
    return {
      ...clouds,
      async stop() {
        await clouds.stop();
        stopped += 1;
      },
    };
  }
  const run = (more: Partial<CloudOptions>) =>
    runCloud({
      folder: folder.path,
      controlPlane: "memory",
      serve,
      onReady: () => undefined,
      signal: new AbortController().signal,
      ...more,
    });
  const left = () => socketFolders.filter((path) => readable(path));

  test("can be found until it is asked to end, and leaves nothing", async () => {
    const end = new AbortController();
    let found = 0;
    const onReady = (): void => {
      found = readCloudRecord(folder.path)?.pid ?? 0;
      end.abort();
    };
    await run({ onReady, signal: end.signal });
    expect([found, stopped, left(), readdirSync(folder.path)]).toEqual([process.pid, 1, [], []]);
  });

  test("leaves no provider, socket or record when nobody can be told that it is ready", async () => {
    const onReady = (): void => {
      throw new Error("nobody listens");
    };
    await expect(run({ onReady })).rejects.toThrow("nobody listens");
    expect([stopped, left(), readdirSync(folder.path)]).toEqual([1, [], []]);
  });

  test("leaves no provider or socket when its record cannot be written", async () => {
    mkdirSync(join(folder.path, "cloud.json"));
    await expect(run({})).rejects.toThrow(/EISDIR|ENOTEMPTY|EEXIST/);
    expect([stopped, left()]).toEqual([1, []]);
  });

  test("leaves no socket when nothing can be served, and another cloud's record alone", async () => {
    const other = { format: 2, pid: 1, started: "s", since: "t", instance: "i", environment: {} } as const;
    const record = {
      ...other,
      socketFolder: "/nonexistent/s",
      controlSocket: "c",
      controlPlane: "memory" as const,
      stateFolder: "/nonexistent/t",
    };
    writeCloudRecord(folder.path, record);
    const failing = (socketParent: string): never => {
      socketFolders.push(socketParent);
      throw new Error("no port is free");
    };
    await expect(run({ serve: failing })).rejects.toThrow("no port is free");
    expect(left()).toEqual([]);
    expect(readCloudRecord(folder.path)).toEqual(record);
  });
});

function readable(path: string): boolean {
  try {
    readdirSync(path);
    return true;
  } catch {
    return false;
  }
}
