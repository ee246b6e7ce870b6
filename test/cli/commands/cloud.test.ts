import { execFile } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { EXIT } from "../../../cli/exit-codes";
import { isRunning } from "../../../rehearsal/daemon/process-identity";
import { buildCli, runBuiltCli } from "../../support/built-cli";
import { describeWithTerraform } from "../../support/terraform";
import { temporaryFolder } from "../../support/toy-app";

const VPC = {
  terraform: { required_providers: { tencentcloud: { source: "tencentcloudstack/tencentcloud" } } },
  provider: { tencentcloud: { region: "ap-guangzhou" } },
  resource: { tencentcloud_vpc: { main: { name: "main", cidr_block: "10.0.0.0/16" } } },
};

// Whole rehearsals, on machines that do other things too.
jest.setTimeout(300_000);

describeWithTerraform("sdstack cloud, with clusters in memory", (terraform) => {
  const folder = temporaryFolder();
  const home = join(folder.path, "home");
  const environment = { SDSTACK_HOME: home };
  const run = (...args: string[]) => runBuiltCli(["cloud", ...args], { environment });
  const recordFile = join(home, "cloud/cloud.json");
  const record = () => JSON.parse(readFileSync(recordFile, "utf8"));
  beforeAll(buildCli);
  afterEach(() => run("down"));
  afterAll(folder.remove);

  test("serves plain Terraform in any folder, shows what it holds, and goes without a trace", async () => {
    expect(await run("up", "--quick")).toMatchObject({
      exitCode: EXIT.ok,
      err: expect.stringContaining("are up, as process"),
    });
    const project = join(folder.path, "project");
    mkdirSync(project);
    writeFileSync(join(project, "main.tf.json"), JSON.stringify(VPC));
    const { out: exports } = await run("env");
    expect(exports).toMatch(/^(export [A-Z_]+='[^\n]*'\n)+$/);
    const script = `${exports}\nset -e\n"$TF" init -no-color\n"$TF" apply -auto-approve -no-color\n"$TF" plan -detailed-exitcode`;
    const shell = await promisify(execFile)("sh", ["-c", script], {
      cwd: project,
      env: { PATH: process.env["PATH"], TF: terraform.path },
    });
    expect(shell.stdout).toContain("1 added");

    const dump = JSON.parse((await run("dump", "--json")).out);
    expect(dump).toMatchObject({
      cloud: [{ type: "tencentcloud_vpc", value: { name: "main", cidr_block: "10.0.0.0/16" } }],
      kubernetes: [],
    });
    const created = { typeName: "tencentcloud_vpc", action: "create", outcome: "ok" };
    expect(dump.ledger).toContainEqual(expect.objectContaining(created));
    expect((await run("dump")).out).toMatch(/^tencentcloud_vpc +vpc-/m);
    expect(JSON.parse((await run("status", "--json")).out)).toMatchObject({
      status: "up",
      cloudResources: 1,
    });

    const { pid, started, socketFolder } = record();
    expect(await run("down")).toMatchObject({ exitCode: EXIT.ok, err: expect.stringContaining("has ended") });
    expect(await isRunning({ pid, started })).toBe(false);
    expect([existsSync(socketFolder), readdirSync(join(home, "cloud"))]).toEqual([false, ["log"]]);
  });

  test("has no kubeconfig of a cluster in memory", async () => {
    expect(await run("kubeconfig")).toMatchObject({ exitCode: EXIT.badSurroundings });
    await run("up", "--quick");
    expect(await run("kubeconfig")).toMatchObject({
      exitCode: EXIT.badSurroundings,
      err: expect.stringContaining("start them without --quick"),
    });
  });

  test("keeps everything of it from others", async () => {
    await run("up", "--quick");
    const { socketFolder, stateFolder } = record();
    const mode = (path: string): string => (statSync(path).mode & 0o777).toString(8);
    expect([join(home, "cloud"), socketFolder, stateFolder].map(mode)).toEqual(["700", "700", "700"]);
    expect([recordFile, join(home, "cloud/log")].map(mode)).toEqual(["600", "600"]);
  });

  test("is used again when it is up, also by two that start it at the same time", async () => {
    const starts = await Promise.all([run("up", "--quick", "--json"), run("up", "--quick", "--json")]);
    const [one, two] = starts.map(({ out }) => JSON.parse(out));
    expect([one.pid, [one.reused, two.reused].sort()]).toEqual([two.pid, [false, true]]);
    expect((await run("up", "--quick")).err).toContain(
      `are up already, since ${one.since}, as process ${one.pid}`,
    );
  });

  test("is noticed when its process has died, and what it left is removed", async () => {
    await run("up", "--quick");
    const { pid, socketFolder, stateFolder } = record();
    process.kill(pid, "SIGKILL");
    while (await isRunning(record())) await new Promise((resolve) => setTimeout(resolve, 20));
    const { exitCode, err } = await run("env");
    expect([exitCode, err]).toEqual([EXIT.badSurroundings, expect.stringContaining(`died (process ${pid}`)]);
    expect([socketFolder, stateFolder, recordFile].map((path) => existsSync(path))).toEqual([
      false,
      false,
      false,
    ]);
    expect(await run("status")).toMatchObject({
      exitCode: EXIT.badSurroundings,
      err: "no simulated cloud is up\n",
    });
  });

  test("leaves a process alone that only has the number of one that died", async () => {
    await run("up", "--quick");
    const before = record();
    await run("down");
    mkdirSync(join(home, "cloud"), { recursive: true });
    writeFileSync(recordFile, JSON.stringify({ ...before, pid: process.pid, started: "long ago" }));
    expect((await run("down")).err).toContain("had died");
  });

  test("says that none is up, and what to do", async () => {
    for (const verb of ["env", "dump"]) {
      expect(await run(verb)).toMatchObject({
        exitCode: EXIT.badSurroundings,
        err: expect.stringContaining("start one with `sdstack cloud up`"),
      });
    }
    expect(await run("down")).toMatchObject({
      exitCode: EXIT.ok,
      err: expect.stringContaining("nothing to do"),
    });
    expect(JSON.parse((await run("status", "--json")).out)).toEqual({ status: "none" });
  });

  test("holds the nodes of an existing cluster when its environment is named", async () => {
    await run("up", "--quick", "local");
    const { clusters } = JSON.parse((await run("dump", "--json")).out);
    const names = clusters.flatMap(({ nodes }: { nodes: { name: string }[] }) =>
      nodes.map(({ name }) => name),
    );
    expect(names).toEqual(["system-1", "gpu-1"]);
    expect(await run("up", "--quick", "lokal")).toMatchObject({ exitCode: EXIT.badInput });
  });

  test("keeps a rehearsal with --keep until it goes down, without showing a secret", async () => {
    const kept = await runBuiltCli(["rehearse", "tencent-dev", "--quick", "--keep"], { environment });
    expect(kept).toMatchObject({
      exitCode: EXIT.ok,
      out: expect.stringContaining("kept tencent-dev-foundation"),
    });
    const again = await runBuiltCli(["rehearse", "tencent-dev", "--quick", "--keep"], { environment });
    expect(again).toMatchObject({
      exitCode: EXIT.badSurroundings,
      err: expect.stringContaining("is still there from before"),
    });
    const { out } = await run("dump", "--json");
    const dump = JSON.parse(out);
    expect(dump.cloud.map(({ type }: { type: string }) => type)).toContain("tencentcloud_kubernetes_cluster");
    expect(dump.kubernetes.map(({ kind }: { kind: string }) => kind)).toContain("Deployment");
    expect(out).not.toContain("PRIVATE KEY");
    expect(out).not.toMatch(/client-key-data: (?!\(secret\))/);
    const secrets = dump.kubernetes.filter(({ kind }: { kind: string }) => kind === "Secret");
    expect(secrets.length).toBeGreaterThan(0);
    for (const { value } of secrets)
      expect(new Set(Object.values(value.data))).toEqual(new Set(["(secret)"]));
  });
});
