import { existsSync, readdirSync, statSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { z } from "zod";
import { serveWorld } from "../../rehearsal/serve";
import { createWorld } from "../../rehearsal/world/world";
import { noControlPlane } from "../support/rehearsed-project";
import { toyProvider } from "../support/toy-provider";

const reattach = z.record(
  z.string(),
  z.object({
    Protocol: z.literal("grpc"),
    ProtocolVersion: z.literal(6),
    Pid: z.number(),
    Test: z.literal(true),
    Addr: z.object({ Network: z.literal("unix"), String: z.string() }),
  }),
);

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

describe("what a served world leaves on the machine", () => {
  const world = createWorld({ controlPlane: noControlPlane });
  const providers = [toyProvider(world), toyProvider(world, "doll")];
  let parentFolder: string;

  beforeEach(async () => {
    parentFolder = await mkdtemp(join(tmpdir(), "sdp-"));
  });

  afterEach(() => rm(parentFolder, { recursive: true, force: true }));

  it("names every provider for both registries, each at a socket of its own", async () => {
    const served = await serveWorld(world, providers, { parentFolder });
    const entries = reattach.parse(JSON.parse(served.environment["TF_REATTACH_PROVIDERS"] ?? ""));
    await served.stop();

    expect(Object.keys(entries).sort()).toEqual([
      "registry.opentofu.org/example/doll",
      "registry.opentofu.org/example/toy",
      "registry.terraform.io/example/doll",
      "registry.terraform.io/example/toy",
    ]);
    expect(new Set(Object.values(entries).map(({ Addr }) => Addr.String)).size).toBe(2);
  });

  it("lives in a folder that only its owner can enter", async () => {
    const served = await serveWorld(world, providers, { parentFolder });
    const folder = dirname(served.environment["TF_CLI_CONFIG_FILE"] ?? "");
    expect(dirname(folder)).toBe(parentFolder);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    await served.stop();
  });

  it("gives Terraform the id of a process that does nothing, and is gone after the stop with all the rest", async () => {
    const served = await serveWorld(world, providers, { parentFolder });
    const entries = reattach.parse(JSON.parse(served.environment["TF_REATTACH_PROVIDERS"] ?? ""));
    const pids = [...new Set(Object.values(entries).map(({ Pid }) => Pid))];
    expect(pids).toHaveLength(1);
    expect(pids).not.toContain(process.pid);
    expect(pids.filter(isRunning)).toEqual(pids);

    await served.stop();
    expect(pids.filter(isRunning)).toEqual([]);
    expect(readdirSync(parentFolder)).toEqual([]);
  });

  it("may be stopped twice", async () => {
    const served = await serveWorld(world, providers, { parentFolder });
    await served.stop();
    await expect(served.stop()).resolves.toBeUndefined();
  });

  it("fails when the path of a socket would be too long, and leaves nothing", async () => {
    const long = await mkdtemp(join(parentFolder, "x".repeat(90)));
    await expect(serveWorld(world, providers, { parentFolder: long })).rejects.toThrow(
      /socketPath: at most 103 bytes, got \d+/,
    );
    expect(existsSync(long)).toBe(true);
    expect(readdirSync(long)).toEqual([]);
  });

  it("fails when its folder cannot be made", async () => {
    await expect(
      serveWorld(world, providers, { parentFolder: join(parentFolder, "nowhere") }),
    ).rejects.toThrow("ENOENT");
  });
});
