import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ALL_RULES } from "../../../review/rules";
import { cli, CliResult, PROJECT } from "../../support/cli";
import { temporaryFolder } from "../../support/toy-app";

const planned = (resources: object[], more: object = {}): string =>
  JSON.stringify({
    format_version: "1.2",
    terraform_version: "1.11.4",
    resource_changes: resources,
    ...more,
  });

/** JSON of many levels. */
const DEEP = `${"[".repeat(50_000)}${"]".repeat(50_000)}`;

const POOL = "tencentcloud_kubernetes_native_node_pool";
const pool = {
  address: `${POOL}.gpu`,
  mode: "managed",
  type: POOL,
  name: "gpu",
  provider_name: "registry.terraform.io/tencentcloudstack/tencentcloud",
  change: {
    actions: ["update"],
    before: { native: [{ scaling: [{ min_replicas: 1, max_replicas: 4 }], key_pair: "s3cret-Value-1" }] },
    after: { native: [{ scaling: [{ min_replicas: 1, max_replicas: 8 }], key_pair: "s3cret-Value-2" }] },
    before_sensitive: { native: [{ key_pair: true }] },
    after_sensitive: { native: [{ key_pair: true }] },
  },
};

describe("sdstack review", () => {
  const folder = temporaryFolder();
  const file = (name: string, text: string): string => {
    writeFileSync(join(folder.path, name), text);
    return name;
  };
  const review = (...args: string[]): Promise<CliResult> =>
    cli(["--config", join(PROJECT, "config/environments"), "review", ...args], { folder: folder.path });
  afterAll(() => folder.remove());

  it("prints a report, and says with its exit code that there are changes", async () => {
    const { exitCode, out, err } = await review(file("a.json", planned([pool])));
    expect(out).toContain(`${POOL}.gpu`);
    expect(out).not.toContain("s3cret");
    expect([exitCode, err]).toEqual([2, ""]);
  });

  it("says that nothing changes", async () => {
    const change = { ...pool.change, actions: ["no-op"] };
    const { exitCode } = await review(file("none.json", planned([{ ...pool, change }])));
    expect(exitCode).toBe(0);
  });

  it("blocks the loss of what holds data, until it is allowed with a reason", async () => {
    const change = { actions: ["delete"], before: { name: "gpu" }, after: null };
    const plan = file("loss.json", planned([{ ...pool, change }]));
    const blocked = await review(plan);
    expect([blocked.exitCode, blocked.err]).toEqual([3, ""]);
    expect(blocked.out).toContain("SDI-D01");
    const allowed = await review(plan, "--allow-loss", `${POOL}.gpu=its cards go back`);
    expect([allowed.exitCode, allowed.err]).toEqual([2, ""]);
    expect(allowed.out).toContain("its cards go back");
    const refused = await review(plan, "--allow-loss", `${POOL}.gpu=`);
    expect(refused.err).toContain("needs a reason");
    expect([refused.exitCode, refused.out]).toEqual([1, ""]);
  });

  it("names constructs and the lines of the environment file", async () => {
    const stack = "tencent-dev-foundation";
    mkdirSync(join(folder.path, "out/stacks", stack), { recursive: true });
    const metadata = { path: `${stack}/Cluster/NodePool-gpu/Resource` };
    writeFileSync(
      join(folder.path, "out/stacks", stack, "cdk.tf.json"),
      JSON.stringify({ resource: { [POOL]: { gpu: { "//": { metadata } } } } }),
    );
    const manifest = {
      stacks: { [stack]: { name: stack, workingDirectory: `stacks/${stack}`, dependencies: [] } },
    };
    writeFileSync(join(folder.path, "out/manifest.json"), JSON.stringify(manifest));
    const { out } = await review(
      ...[file(`${stack}.tfplan.json`, planned([pool])), "--app", "out", "-e", "tencent-dev", "-f", "json"],
    );
    const [change] = JSON.parse(out).changes;
    const yaml = readFileSync(join(PROJECT, "config/environments/tencent-dev.yaml"), "utf8").split("\n");
    expect(change).toMatchObject({
      stack,
      constructPath: metadata.path,
      source: { file: join(PROJECT, "config/environments/tencent-dev.yaml"), field: "nodePools.gpu.max" },
    });
    expect(yaml[change.source.line - 1]).toMatch(/^ {4}max: /);
    // What is new comes from the whole, and not from the first of its attributes that has a line.
    const fresh = { actions: ["create"], before: null, after: pool.change.after };
    const created = await review(
      ...[file(`${stack}.tfplan.json`, planned([{ ...pool, change: fresh }]))],
      ...["--app", "out", "-e", "tencent-dev", "-f", "json"],
    );
    expect(JSON.parse(created.out).changes[0].source.field).toBe("nodePools.gpu");
  });

  it("lets pass what the environment file waives, and is blocked by a waiver that has expired", async () => {
    const values = { metadata: [{ name: "x", namespace: "watch" }], spec: [{ host_network: true }] };
    const pod = {
      ...{ address: "kubernetes_pod_v1.exporter", type: "kubernetes_pod_v1", name: "exporter" },
      ...{ mode: "managed", provider_name: "registry.terraform.io/hashicorp/kubernetes" },
      change: { actions: ["create"], before: null, after: values, after_unknown: {} },
    };
    const plan = file("pod.json", planned([pod]));
    const reviewWith = async (expires: string) => {
      const text = readFileSync(join(PROJECT, "config/environments/tencent-dev.yaml"), "utf8").trimEnd();
      const more = { rule: "SDI-K08", reason: "it counts packets", owner: "platform", expires };
      mkdirSync(join(folder.path, "waived"), { recursive: true });
      writeFileSync(
        join(folder.path, "waived/tencent-dev.yaml"),
        `${text}\nreview:\n  waivers:\n    - ${JSON.stringify(more)}\n`,
      );
      const args = ["--config", "waived", "review", plan, "-e", "tencent-dev", "--json"];
      const { exitCode, out } = await cli(args, { folder: folder.path });
      const findings: { rule: string; waiver?: object; source?: object }[] = JSON.parse(out).findings;
      return { exitCode, findings, line: text.split("\n").length + 3 };
    };
    const blocked = await review(plan, "--json");
    expect(blocked.exitCode).toBe(3);
    const waived = await reviewWith("9999-12-31");
    expect(waived.exitCode).toBe(2);
    expect(waived.findings.find(({ rule }) => rule === "SDI-K08")).toMatchObject({
      waiver: { owner: "platform", reason: "it counts packets", expires: "9999-12-31" },
    });
    const expired = await reviewWith("2020-01-31");
    expect(expired.exitCode).toBe(3);
    expect(expired.findings.find(({ rule }) => rule === "SDI-T06")).toMatchObject({
      severity: "block",
      source: {
        file: join(folder.path, "waived/tencent-dev.yaml"),
        line: expired.line,
        field: "review.waivers[0].expires",
      },
    });
    expect(expired.findings.find(({ rule }) => rule === "SDI-K08")).not.toHaveProperty("waiver");
  });

  it("tells what loses prevent_destroy, where the program applied before is at hand", async () => {
    const program = (name: string, lifecycle: object): void => {
      mkdirSync(join(folder.path, name, "stacks/p"), { recursive: true });
      const manifest = { stacks: { p: { name: "p", workingDirectory: "stacks/p", dependencies: [] } } };
      writeFileSync(join(folder.path, name, "manifest.json"), JSON.stringify(manifest));
      writeFileSync(
        join(folder.path, name, "stacks/p/cdk.tf.json"),
        JSON.stringify({ resource: { [POOL]: { gpu: { lifecycle } } } }),
      );
    };
    program("before", { prevent_destroy: true });
    program("after", {});
    const plan = file("p.json", planned([pool]));
    const { exitCode, out } = await review(plan, "--app", "after", "--app-before", "before", "--json");
    expect(exitCode).toBe(2);
    expect(JSON.parse(out).findings).toContainEqual(
      expect.objectContaining({ rule: "SDI-D04", address: `${POOL}.gpu`, severity: "warn" }),
    );
    const unknown = await review(plan, "--app", "after", "--json");
    expect(unknown.out).not.toContain("SDI-D04");
    const missing = await review(plan, "--app", "after", "--app-before", "nowhere");
    expect([missing.exitCode, missing.err]).toEqual([
      1,
      expect.stringContaining("nowhere has no manifest.json"),
    ]);
  });

  it("fails when the environment is unknown or its file is wrong, which has the waivers and the budget", async () => {
    const plan = file("a.json", planned([pool]));
    const unknown = await review(plan, "-e", "tencent-dve");
    expect(unknown.err).toContain("unknown environment 'tencent-dve'");
    expect(unknown.err).toContain("did you mean 'tencent-dev'?");
    expect([unknown.exitCode, unknown.out]).toEqual([1, ""]);
    mkdirSync(join(folder.path, "wrong"), { recursive: true });
    writeFileSync(join(folder.path, "wrong/one.yaml"), "name: one\nclod: {}\n");
    const wrong = await cli(["--config", "wrong", "review", plan, "-e", "one"], { folder: folder.path });
    expect(wrong.err).toMatch(/ 2:1 .*clod/);
    expect([wrong.exitCode, wrong.out]).toEqual([1, ""]);
  });

  it("reckons with the prices that somebody brings, before those of the environment file", async () => {
    const machine = { type: "tencentcloud_instance", instance_type: "PNV4.14XLARGE232" };
    const change = { actions: ["create"], before: null, after: { ...machine, availability_zone: "z" } };
    const { type } = machine;
    const plan = file("m.json", planned([{ ...pool, type, name: "m", address: `${type}.m`, change }]));
    const price = { item: "tencent/machine/PNV4.14XLARGE232", per: "month", amount: "1234.50" };
    const stated = { ...price, currency: "CNY", source: "framework contract", date: "2026-11-02" };
    const prices = file("own.json", JSON.stringify({ format: 1, prices: [stated] }));
    for (const args of [[], ["-e", "tencent-prod"]]) {
      const { out, err } = await review(plan, "--prices", prices, "--json", ...args);
      expect(err).toBe("");
      expect(JSON.parse(out).cost.lines).toContainEqual(
        expect.objectContaining({
          after: { low: 1234.5, high: 1234.5 },
          prices: [{ source: "framework contract", date: "2026-11-02" }],
        }),
      );
    }
    const wrong = file(
      "wrong.json",
      JSON.stringify({ format: 1, prices: [{ ...stated, amount: 5, per: "year" }] }),
    );
    const refused = await review(plan, "--prices", prices, "--prices", wrong);
    expect(refused.err).toContain("error: wrong.json has 2 problems:");
    expect([refused.exitCode, refused.out]).toEqual([1, ""]);
    const absent = await review(plan, "--prices", "no-such.json");
    expect([absent.exitCode, absent.err]).toEqual([1, expect.stringContaining("there is no")]);
  });

  it("tells code scanning what a rule asks and why", async () => {
    const change = { actions: ["create"], before: null, after: { spec: [{ host_network: true }] } };
    const type = "kubernetes_pod_v1";
    const pod = { ...pool, type, name: "exporter", address: `${type}.exporter`, change };
    const { out } = await review(file("sarif.json", planned([pod])), "--format", "sarif");
    const { driver } = JSON.parse(out).runs[0].tool;
    const { version } = JSON.parse(readFileSync(join(PROJECT, "package.json"), "utf8"));
    expect(driver.semanticVersion).toBe(version);
    const { title, reason } = ALL_RULES.find(({ id }) => id === "SDI-K08")!;
    const rule = driver.rules.find(({ id }: { id: string }) => id === "SDI-K08");
    expect([rule.shortDescription.text, rule.fullDescription.text]).toEqual([title, reason]);
  });

  it("names stacks as asked, and writes to a file", async () => {
    const name = file("plan.json", planned([pool]));
    const { exitCode, out } = await review(
      `one=${name}`,
      `two=${file("b.json", planned([]))}`,
      "-f",
      "json",
      "-o",
      "r.json",
    );
    expect([exitCode, out]).toEqual([2, ""]);
    const written = JSON.parse(readFileSync(join(folder.path, "r.json"), "utf8"));
    expect(written.stacks.map((stack: { name: string }) => stack.name)).toEqual(["one", "two"]);
  });

  it.each(["markdown", "json", "html", "sarif", "junit"])("writes %s", async (format) => {
    const { exitCode, out } = await review(file("a.json", planned([pool])), "--format", format);
    expect(exitCode).toBe(2);
    // The last two tell of findings only.
    expect(out).toContain("gpu");
    expect(out).not.toContain("s3cret");
    expect(out.endsWith("\n")).toBe(true);
  });

  it.each([
    ["with a mark", Buffer.from(`\ufeff${planned([pool])}`, "utf16le")],
    ["without one", Buffer.from(planned([pool]), "utf16le")],
    ["the other way round", Buffer.from(`\ufeff${planned([pool])}`, "utf16le").swap16()],
  ])("reads what PowerShell has written in UTF-16, %s", async (_, bytes) => {
    writeFileSync(join(folder.path, "ps.json"), bytes);
    expect((await review("ps.json")).exitCode).toBe(2);
  });

  it.each([
    [
      "no plan",
      planned([pool]).slice(0, -9),
      "x.json: the JSON is cut off: it ends in the middle of the plan",
    ],
    [
      "another format",
      planned([], { format_version: "9.0" }),
      "x.json: the plan has format version 9.0, and only",
    ],
    ["a plan file", "PK\u0003\u0004", "x.json: this is a plan file itself; it has to be what"],
    ["empty", " \n", "x.json: the plan is empty; it has to be what `terraform show -json PLANFILE` prints"],
    ["a state", '{"version":4,"serial":3,"lineage":"a"}', "x.json: this is a state, not a plan"],
    ["nested without end", "[".repeat(100_000), "x.json: the plan is not JSON; it has to be what"],
    [
      "nested deeply",
      planned([pool]).replace('"s3cret-Value-1"', DEEP),
      "x.json: the JSON is nested more than 256",
    ],
  ])("fails when the file is %s", async (_, text, message) => {
    const { exitCode, out, err } = await review(file("x.json", text));
    expect(err).toContain(`error: ${message}`);
    expect(err.trim().split("\n")).toHaveLength(1);
    expect([exitCode, out]).toEqual([1, ""]);
  });

  it("fails when it is given a folder", async () => {
    mkdirSync(join(folder.path, "plans"), { recursive: true });
    const { exitCode, err } = await review("plans");
    expect([exitCode, err.trim()]).toEqual([1, "error: plans is a folder, and no plan"]);
  });

  it("fails when the plan planned nothing but an error", async () => {
    const { exitCode } = await review(file("e.json", planned([pool], { errored: true, complete: false })));
    expect(exitCode).toBe(1);
  });

  it("fails when the file, or the program, is not there", async () => {
    const absent = await review("absent.json");
    expect(absent.err).toContain(`there is no ${join(folder.path, "absent.json")}`);
    expect(absent.exitCode).toBe(1);
    const program = await review(file("a.json", planned([])), "--app", "nowhere");
    expect(program.err).toContain("nowhere has no manifest.json: synthesize the program first");
    expect(program.exitCode).toBe(1);
    const output = await review(file("a.json", planned([])), "-o", "no/such/folder.md");
    expect(output.err).toContain("there is no");
    expect(output.exitCode).toBe(1);
  });

  it("fails when it is used in a wrong way", async () => {
    mkdirSync(join(folder.path, "other"), { recursive: true });
    const same = await review(file("a.json", planned([])), file("other/a.json", planned([])));
    expect(same.err).toContain(
      "a.json and other/a.json would both be the plan of stack 'a'; name them: NAME=FILE",
    );
    expect(same.exitCode).toBe(1);
    expect((await review("a.json", "--format", "pdf")).exitCode).toBe(1);
    expect((await review("a.json", "--budget", "many")).exitCode).toBe(1);
  });

  it("has help with an example and the exit codes", async () => {
    const { out } = await review("--help");
    expect(out).toContain("terraform show -json plan.bin | sdstack review -");
    expect(out).toContain("3    a finding blocks the changes");
  });
});
