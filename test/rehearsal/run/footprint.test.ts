import { ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { identify } from "../../../rehearsal/daemon/process-identity";
import { Footprint } from "../../../rehearsal/run/footprint";

describe("the footprint of a run", () => {
  let parent: string;
  let folder: string;
  let program: ChildProcess;
  let server: Server;
  let port: number;
  beforeEach(async () => {
    parent = mkdtempSync(join(tmpdir(), "footprint-"));
    folder = join(parent, `sdstack-cluster-${process.pid}-abc`);
    mkdirSync(folder);
    program = spawn("sleep", ["600"], { stdio: "ignore" });
    const { pid, started } = (await identify(program.pid!))!;
    writeFileSync(join(folder, "etcd.process"), `${pid} ${started}\n`);
    server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    port = (server.address() as { port: number }).port;
  });
  afterEach(() => {
    program.kill("SIGKILL");
    server.close();
    rmSync(parent, { recursive: true, force: true });
  });

  async function end(what: "program" | "server" | "folder"): Promise<void> {
    if (what === "folder") return rmSync(folder, { recursive: true });
    if (what === "server") return void (await once(server.close(), "close"));
    program.kill("SIGKILL");
    await once(program, "exit");
  }

  const words = (): Record<string, string> => ({
    program: `process ${program.pid} (etcd)`,
    server: `a listener on port ${port}`,
    folder: `folder ${folder}`,
  });

  test("holds folders, programs and ports, and is gone when they are", async () => {
    const footprint = new Footprint(parent);
    await footprint.take([port]);
    expect(footprint.counts).toEqual({ processes: 1, ports: 1, folders: 1 });
    for (const what of ["program", "server", "folder"] as const) await end(what);
    expect(await footprint.left()).toEqual([]);
  });

  test.each(["program", "server", "folder"] as const)("tells when a %s is left", async (left) => {
    const footprint = new Footprint(parent);
    await footprint.take([port]);
    const expected = words()[left];
    for (const what of ["program", "server", "folder"] as const) if (what !== left) await end(what);
    expect(await footprint.left(0)).toEqual([expected]);
  });

  test("is not that of another process, and holds no port that nobody listens on", async () => {
    mkdirSync(join(parent, "sdstack-run-1-abc"));
    rmSync(folder, { recursive: true });
    await end("server");
    const footprint = new Footprint(parent);
    await footprint.take([port]);
    expect(footprint.counts).toEqual({ processes: 0, ports: 0, folders: 0 });
  });
});
