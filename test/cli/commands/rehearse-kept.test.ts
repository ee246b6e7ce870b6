import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { request, RequestOptions } from "node:https";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { text } from "node:stream/consumers";
import { KubeConfig } from "@kubernetes/client-node";
import which from "which";
import { EXIT } from "../../../cli/exit-codes";
import { buildCli, runBuiltCli } from "../../support/built-cli";
import { describeWithControlPlane } from "../../support/control-plane";
import { homeWithToolbox } from "../../support/toolbox-home";

jest.setTimeout(600_000);

/** Asks a cluster as any client does that is given a kubeconfig. */
async function get(kubeconfig: string, path: string): Promise<{ items: { metadata: { name: string } }[] }> {
  const config = new KubeConfig();
  config.loadFromFile(kubeconfig);
  const options: RequestOptions = {};
  await config.applyToHTTPSOptions(options);
  const response = await new Promise<NodeJS.ReadableStream>((resolve, reject) => {
    request(new URL(path, config.getCurrentCluster()!.server), options, resolve).on("error", reject).end();
  });
  return JSON.parse(await text(response));
}

describeWithControlPlane("sdstack rehearse --keep", () => {
  let parent: string;
  let environment: Record<string, string>;
  const run = (...args: string[]) => runBuiltCli(args, { environment });
  beforeAll(() => {
    parent = mkdtempSync(join(tmpdir(), "sdkeep-"));
    mkdirSync(join(parent, "t"));
    environment = { SDSTACK_HOME: homeWithToolbox(parent), TMPDIR: join(parent, "t") };
    buildCli();
  });
  afterAll(async () => {
    await run("rehearse", "stop");
    rmSync(parent, { recursive: true, force: true });
  });

  test("leaves a cluster that clients with its kubeconfig can use, until it is stopped", async () => {
    const kept = await run("rehearse", "local", "--keep");
    expect([kept.exitCode, kept.err]).toEqual([EXIT.ok, expect.not.stringContaining("problem")]);
    const kubeconfig = /^kubeconfig: +(\S+)$/m.exec(kept.out)?.[1] ?? "";
    expect([kubeconfig, dirname(kubeconfig)].map((path) => statSync(path).mode & 0o777)).toEqual([
      0o600, 0o700,
    ]);

    expect((await run("cloud", "kubeconfig")).out).toBe(`${kubeconfig}\n`);
    expect((await run("cloud", "kubeconfig", "standing")).out).toBe(`${kubeconfig}\n`);
    expect(await run("cloud", "kubeconfig", "cls-1")).toMatchObject({
      exitCode: EXIT.badInput,
      err: expect.stringContaining("no cluster is called 'cls-1'; there are standing"),
    });

    const names = async (path: string) =>
      (await get(kubeconfig, path)).items.map(({ metadata }) => metadata.name);
    expect(await names("/api/v1/nodes")).toEqual(["gpu-1", "system-1"]);
    expect(await names("/apis/apps/v1/deployments")).toEqual(["stable-diffusion"]);
    const kubectl = which.sync("kubectl", { nothrow: true });
    if (kubectl !== null) {
      const args = ["--kubeconfig", kubeconfig, "-n", "stable-diffusion", "get", "deployments", "-o", "name"];
      expect(execFileSync(kubectl, args, { encoding: "utf8" })).toBe("deployment.apps/stable-diffusion\n");
    }

    const other = await run("rehearse", "tencent-dev", "--keep", "--quick");
    expect([other.exitCode, other.err]).toEqual([
      EXIT.badSurroundings,
      expect.stringContaining("have real clusters: leave out --quick"),
    ]);

    const stopped = await run("rehearse", "stop");
    expect([stopped.exitCode, stopped.err]).toEqual([EXIT.ok, "the simulated cloud has ended\n"]);
    expect(existsSync(kubeconfig)).toBe(false);
    expect(readdirSync(environment["TMPDIR"]!)).toEqual([]);
    await expect(get(kubeconfig, "/version")).rejects.toThrow();
  });
});
