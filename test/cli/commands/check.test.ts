import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { EXIT } from "../../../cli/exit-codes";
import { cli, PROJECT } from "../../support/cli";
import { temporaryFolder } from "../../support/toy-app";

describe("sdstack check", () => {
  const folder = temporaryFolder();
  const broken = join(folder.path, "broken");
  beforeAll(() => {
    mkdirSync(broken);
    writeFileSync(join(broken, "one.yaml"), "name: one\nclod: { kind: tencent }\n");
    writeFileSync(join(broken, "two.yaml"), "name: two\nname: two\n");
  });
  afterAll(folder.remove);

  test("names every environment that is right", async () => {
    const { exitCode, out, err } = await cli(["check"]);
    expect([exitCode, err]).toEqual([EXIT.ok, ""]);
    expect(out).toBe("✓ alibaba-dev\n✓ alibaba-prod\n✓ local\n✓ tencent-dev\n✓ tencent-prod\n");
  });

  test("fails with every problem of every file, with line and column", async () => {
    const { exitCode, out, err } = await cli(["--config", broken, "check"]);
    expect([exitCode, out]).toEqual([EXIT.badInput, ""]);
    expect(err).toMatch(/one\.yaml has \d+ problems:/);
    expect(err).toMatch(/ 2:1 .*clod/);
    expect(err).toMatch(/two\.yaml[^]* 2:1 /);
    expect(err).not.toMatch(/^ +at /m);
  });

  test("looks at the named files only", async () => {
    writeFileSync(join(broken, "three.yaml"), Buffer.from([0xff, 0xfe, 0x00]));
    const { exitCode, err } = await cli(["--config", broken, "check", "three"]);
    expect(exitCode).toBe(EXIT.badInput);
    expect(err).toContain("three.yaml");
    expect(err).not.toContain("one.yaml");
  });

  test("prints all of it as JSON for machines", async () => {
    const { exitCode, out } = await cli(["--config", broken, "check", "one", "--json"]);
    expect(exitCode).toBe(EXIT.badInput);
    expect(JSON.parse(out)).toMatchObject({
      ok: false,
      environments: [
        { name: "one", file: join(broken, "one.yaml"), ok: false, problems: expect.arrayContaining([]) },
      ],
    });
    const right = await cli(["check", "local", "--json"]);
    expect(JSON.parse(right.out)).toMatchObject({
      ok: true,
      environments: [{ name: "local", problems: [] }],
    });
  });

  test("fails for a waiver that has expired, with its line", async () => {
    const text = readFileSync(join(PROJECT, "config/environments/tencent-dev.yaml"), "utf8").trimEnd();
    const waiver = { rule: "SDI-C08", reason: "flow logs come later", owner: "platform" };
    const waivers = ["9999-12-31", "2020-01-31"].map((expires, index) =>
      JSON.stringify({ ...waiver, address: `a.b${index}`, expires }),
    );
    mkdirSync(join(folder.path, "waived"));
    const file = join(folder.path, "waived", "tencent-dev.yaml");
    writeFileSync(file, `${text}\nreview:\n  waivers:\n    - ${waivers.join("\n    - ")}\n`);
    const { exitCode, out, err } = await cli(["--config", join(folder.path, "waived"), "check"]);
    expect([exitCode, out]).toEqual([EXIT.badInput, ""]);
    expect(err).toContain(`${file} has 1 problem:`);
    expect(err).toMatch(
      new RegExp(`${text.split("\n").length + 4}:\\d+ review\\.waivers\\[1\\]\\.expires: .*"2020-01-31"`),
    );
  });

  test("reads the folder that SDSTACK_CONFIG_FOLDER names", async () => {
    const environment = { SDSTACK_CONFIG_FOLDER: broken };
    expect((await cli(["check", "two"], { environment })).err).toContain("two.yaml");
  });

  test.each([
    ["is empty", "empty", /no environment in .*empty.*: expected files \*\.yaml/],
    ["is missing", "missing", /cannot read the folder of environments .*missing.*: there is none/],
  ])("fails when the folder %s", async (_, name, message) => {
    mkdirSync(join(folder.path, "empty"), { recursive: true });
    const { exitCode, err } = await cli(["--config", join(folder.path, name), "check"]);
    expect([exitCode, err]).toEqual([EXIT.badInput, expect.stringMatching(message)]);
  });

  test("fails when an environment is unknown, suggesting one", async () => {
    const { exitCode, err } = await cli(["check", "tencent-prd"]);
    expect([exitCode, err]).toEqual([EXIT.badInput, expect.stringContaining("did you mean 'tencent-prod'?")]);
  });
});

describe("sdstack environments", () => {
  test("lists the environments there are", async () => {
    const { exitCode, out } = await cli(["environments"]);
    expect(exitCode).toBe(EXIT.ok);
    expect(out).toMatch(/^environment +cloud +model +file$/m);
    expect(out).toMatch(/^tencent-dev +tencent +sdxl +config\/environments\/tencent-dev\.yaml$/m);
  });

  test("lists them as JSON, those with problems too", async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder.path, "bad.yaml"), "[]");
    const { exitCode, out } = await cli(["--config", folder.path, "environments", "--json"]);
    const file = join(folder.path, "bad.yaml");
    expect(exitCode).toBe(EXIT.ok);
    expect(JSON.parse(out)).toEqual({
      environments: [{ name: "bad", file, cloud: null, model: null, problems: expect.any(Number) }],
    });
    folder.remove();
  });
});
