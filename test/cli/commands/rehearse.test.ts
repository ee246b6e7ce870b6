import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { EXIT } from "../../../cli/exit-codes";
import { buildCli, runBuiltCli, startCli } from "../../support/built-cli";
import { PROJECT } from "../../support/cli";
import { describeWithTerraform } from "../../support/terraform";
import { temporaryFolder } from "../../support/toy-app";

const CLOUDS_ENDED = /sdr-|sdstack-/;
const leftInTemporaryFolder = (folder: string): string[] =>
  readdirSync(folder).filter((name) => CLOUDS_ENDED.test(name));

// Whole rehearsals, on machines that do other things too.
jest.setTimeout(300_000);

describeWithTerraform("sdstack rehearse --quick", (terraform) => {
  const folder = temporaryFolder();
  const temporary = join(folder.path, "t");
  const environment = { TMPDIR: temporary, SDSTACK_HOME: join(folder.path, "home") };
  const json = join(folder.path, "report.json");
  beforeAll(() => {
    mkdirSync(temporary);
    buildCli();
  });
  afterAll(folder.remove);
  afterEach(() => expect(leftInTemporaryFolder(temporary)).toEqual([]));

  const stack = (name: string) => ({
    name,
    created: expect.any(Number),
    secondPlanChanges: 0,
    applySeconds: expect.any(Number),
    planSeconds: expect.any(Number),
    destroySeconds: expect.any(Number),
  });
  const report = (name: string) => ({
    ok: true,
    environment: name,
    cluster: "memory",
    terraform: { name: terraform.name, version: terraform.version },
    stacks: ["foundation", "platform", "diffusion"].map((part) => stack(`${name}-${part}`)),
    charts: expect.any(Array),
    placement: expect.objectContaining({ findings: [] }),
    phaseSeconds: expect.any(Object),
    slowestCalls: expect.any(Array),
    leftovers: { cloud: 0, kubernetes: 0, machine: 0 },
  });

  test.each(["tencent-dev", "alibaba-dev", "local"])(
    "rehearses %s, shows what was made and leaves nothing",
    async (name) => {
      const { exitCode, out, err } = await runBuiltCli(["rehearse", name, "--quick", "--json", json], {
        environment,
      });
      expect([exitCode, err]).toEqual([EXIT.ok, expect.not.stringContaining("problem")]);
      expect(JSON.parse(readFileSync(json, "utf8"))).toEqual(report(name));
      expect(err).toContain("--quick: the cluster is a likeness in memory. Not proven:");
      expect(out).toContain("as applied: ");
      expect(out).toMatch(/ A stable-diffusion\/stable-diffusion-\S+ {2}(50 %, 10 GiB|the whole card)\n/);
      expect(out.includes("at the maximum: 6 nodes, 8 pods, 4 of 4 cards in use")).toBe(name !== "local");
      expect(out).toMatch(/address +https:\/\/sd\./);
      expect(out).toContain(
        `✓ ${name}: rehearsed in memory, everything as it should be as far as that tells`,
      );
    },
  );

  test("rehearses an environment that retains what is stateful", async () => {
    const config = join(folder.path, "retain");
    mkdirSync(config);
    const text = readFileSync(join(PROJECT, "config/environments/local.yaml"), "utf8");
    writeFileSync(join(config, "local.yaml"), text.replace("retain: false", "retain: true"));
    const { exitCode } = await runBuiltCli(["--config", config, "rehearse", "local", "--quick"], {
      environment,
    });
    expect(exitCode).toBe(EXIT.ok);
  });

  test("applies and destroys through cdktf when asked to", async () => {
    const args = ["rehearse", "local", "--cdktf", "--quick", "--json", json];
    const { exitCode, err } = await runBuiltCli(args, { environment });
    expect([exitCode, err]).toEqual([EXIT.ok, expect.stringContaining("all stacks")]);
    expect(JSON.parse(readFileSync(json, "utf8"))).toEqual(report("local"));
  });

  test("rehearses what any CDKTF program has synthesized, without touching it or its backend", async () => {
    const app = join(folder.path, "foreign");
    writeForeignApp(app);
    const before = readFileSync(join(app, "stacks/net/cdk.tf.json"), "utf8");
    const { exitCode, err } = await runBuiltCli(
      ["rehearse", "theirs", "--quick", "--app", app, "--json", json],
      {
        environment,
      },
    );
    expect([exitCode, err]).toEqual([EXIT.ok, expect.not.stringContaining("problem")]);
    expect(JSON.parse(readFileSync(json, "utf8"))).toMatchObject({
      ok: true,
      environment: "theirs",
      stacks: [
        { name: "net", created: 2 },
        { name: "app", created: 1 },
      ],
    });
    expect(readFileSync(join(app, "stacks/net/cdk.tf.json"), "utf8")).toBe(before);
    expect(readdirSync(join(app, "stacks/net"))).toEqual(["cdk.tf.json"]);
    const nothing = await runBuiltCli(["rehearse", "x", "--app", folder.path], { environment });
    expect(nothing).toMatchObject({
      exitCode: EXIT.badInput,
      err: expect.stringContaining("has no manifest.json"),
    });
  });

  test.each([
    ["apply      local-platform", "SIGINT", EXIT.interrupted],
    ["apply      local-diffusion", "SIGINT", EXIT.interrupted],
    ["plan again local-platform", "SIGTERM", EXIT.terminated],
    ["destroy    local-diffusion", "SIGINT", EXIT.interrupted],
  ] as const)("leaves nothing when %s is ended by %s", async (phase, signal, code) => {
    const running = startCli(["rehearse", "local", "--quick", "--json", json], { environment });
    await running.printed(`${phase} …`);
    running.child.kill(signal);
    const { exitCode, err } = await running.ended;
    expect(err).toContain("interrupted; what had been made is destroyed");
    expect(exitCode).toBe(code);
    expect(JSON.parse(readFileSync(json, "utf8"))).toMatchObject({
      ok: false,
      leftovers: { cloud: 0, kubernetes: 0, machine: 0 },
    });
  });

  test("takes two signals of one key press as one", async () => {
    const running = startCli(["rehearse", "local", "--quick"], { environment });
    await running.printed("apply      local-diffusion …");
    running.child.kill("SIGINT");
    running.child.kill("SIGINT");
    expect((await running.ended).err).toContain("interrupted; what had been made is destroyed");
  });

  test("ends at once when it is interrupted again, and says what there was", async () => {
    const running = startCli(["rehearse", "local", "--quick", "--json", json], { environment });
    await running.printed("plan again local-diffusion …");
    running.child.kill("SIGINT");
    await running.printed("destroy    local-diffusion …");
    await new Promise((resolve) => setTimeout(resolve, 500));
    running.child.kill("SIGINT");
    const { exitCode, err } = await running.ended;
    expect(exitCode).toBe(EXIT.interrupted);
    expect(err).toMatch(
      /ended at once, without destroying[^]*Namespace stable-diffusion in cluster standing/,
    );
    expect(JSON.parse(readFileSync(json, "utf8"))).toMatchObject({ ok: false });
  });

  test("fails when there is neither Terraform nor Go, saying what to install", async () => {
    const { exitCode, err } = await runBuiltCli(["rehearse", "local"], {
      environment: { ...environment, PATH: "/nonexistent" },
    });
    expect(exitCode).toBe(EXIT.badSurroundings);
    expect(err).toMatch(/terraform: not on the PATH[^]*tofu: not on the PATH[^]*install Terraform/);
    expect(err).not.toMatch(/^ +at /m);
  });

  test("fails when Terraform is too old", async () => {
    const bin = join(folder.path, "old");
    mkdirSync(bin);
    writeFileSync(join(bin, "terraform"), '#!/bin/sh\necho \'{"terraform_version": "1.5.7"}\'\n', {
      mode: 0o755,
    });
    for (const name of ["sh", "cat"]) symlinkSync(`/bin/${name}`, join(bin, name));
    const { exitCode, err } = await runBuiltCli(["rehearse", "local"], {
      environment: { ...environment, PATH: bin },
    });
    expect(exitCode).toBe(EXIT.badSurroundings);
    expect(err).toContain("version 1.5.7 is too old, 1.9.0 or newer is needed");
    expect(err).toContain("Upgrade it");
  });

  test("fails before anything is made when the report cannot be written, or the environment is wrong", async () => {
    const nowhere = await runBuiltCli(["rehearse", "local", "--json", "/nonexistent/r.json"], {
      environment,
    });
    expect(nowhere).toMatchObject({
      exitCode: EXIT.badSurroundings,
      err: expect.stringContaining("there is no /nonexistent"),
    });
    const unknown = await runBuiltCli(["rehearse", "lokal"], { environment });
    expect(unknown).toMatchObject({
      exitCode: EXIT.badInput,
      err: expect.stringContaining("did you mean 'local'?"),
    });
  });

  test("prints the report where no file is named, and lets `stop` print JSON of its own", async () => {
    const rehearsed = await runBuiltCli(["rehearse", "local", "--json", "--quick"], { environment });
    expect([rehearsed.exitCode, JSON.parse(rehearsed.out)]).toMatchObject([EXIT.ok, { ok: true }]);
    expect(rehearsed.err).toContain("everything as it should be");
    const stopped = await runBuiltCli(["rehearse", "stop", "--json"], { environment });
    expect([stopped.exitCode, JSON.parse(stopped.out)]).toEqual([
      EXIT.ok,
      { status: "down", before: "none" },
    ]);
  });

  test("forgets an earlier report before it begins", async () => {
    copyFileSync(join(PROJECT, "package.json"), json);
    const config = temporaryFolder();
    writeFileSync(join(config.path, "bad.yaml"), "{");
    await runBuiltCli(["--config", config.path, "rehearse", "bad", "--json", json], { environment });
    expect(existsSync(json)).toBe(false);
    config.remove();
  });
});

/** Two stacks of somebody else's, with their state in a bucket, a reference from one to the other, and protection. */
function writeForeignApp(folder: string): void {
  const cos = { bucket: "theirs-1250000000", region: "ap-guangzhou" };
  const provider = { tencentcloud: [{ region: "ap-guangzhou" }] };
  const terraform = (prefix: string) => ({
    backend: { cos: { ...cos, prefix } },
    required_providers: { tencentcloud: { source: "tencentcloudstack/tencentcloud", version: "1.83.25" } },
  });
  const reference = "cross-stack-reference-input-net";
  const stacks = {
    net: {
      terraform: terraform("net"),
      provider,
      resource: {
        tencentcloud_vpc: {
          v: { name: "v", cidr_block: "10.0.0.0/16", lifecycle: { prevent_destroy: true } },
        },
        tencentcloud_clb_instance: {
          l: { network_type: "OPEN", clb_name: "l", delete_protect: true },
        },
      },
      output: { id: { value: "${tencentcloud_vpc.v.id}", sensitive: true } },
    },
    app: {
      terraform: terraform("app"),
      provider,
      data: {
        terraform_remote_state: { [reference]: { backend: "cos", config: { ...cos, prefix: "net" } } },
      },
      resource: {
        tencentcloud_subnet: {
          s: {
            name: "s",
            vpc_id: `\${data.terraform_remote_state.${reference}.outputs.id}`,
            cidr_block: "10.0.0.0/24",
            availability_zone: "ap-guangzhou-7",
          },
        },
      },
    },
  };
  const manifest = Object.entries(stacks).map(([name, configuration]) => {
    mkdirSync(join(folder, "stacks", name), { recursive: true });
    writeFileSync(join(folder, "stacks", name, "cdk.tf.json"), JSON.stringify(configuration));
    return [name, { name, workingDirectory: `stacks/${name}`, dependencies: name === "app" ? ["net"] : [] }];
  });
  writeFileSync(join(folder, "manifest.json"), JSON.stringify({ stacks: Object.fromEntries(manifest) }));
}

test("the folder for temporary files is short enough for sockets", () => {
  expect(tmpdir().length).toBeLessThan(60);
});
