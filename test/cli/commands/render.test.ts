import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseAllDocuments } from "yaml";
import { EXIT } from "../../../cli/exit-codes";
import { cli, PROJECT } from "../../support/cli";
import { temporaryFolder } from "../../support/toy-app";

const HOST = "public-domain.images-tcr.tencentcloud-tcr-instance.known-after-apply.invalid";

describe("sdstack render", () => {
  const folder = temporaryFolder();
  afterAll(folder.remove);

  test("prints YAML, and everything about it to the other stream", async () => {
    const { exitCode, out, err } = await cli(["render", "tencent-dev"]);
    expect(exitCode).toBe(EXIT.ok);
    expect(
      parseAllDocuments(out).every(({ errors, contents }) => errors.length === 0 && contents !== null),
    ).toBe(true);
    for (const text of [out, err]) {
      expect(text).toContain(`  ${HOST}\n`);
      expect(text).toContain("public_domain of tencent-dev-foundation\n");
      expect(text).toContain("release keda/keda: chart keda ");
      expect(text).toContain("  stable-diffusion/sd-api-auth\n");
    }
    expect(err).toContain("render tencent-dev");
    expect(err).not.toContain("kind:");
  });

  test("prints a Kubernetes List as JSON and nothing else", async () => {
    const { out } = await cli(["render", "local", "--json"]);
    expect(JSON.parse(out)).toMatchObject({ apiVersion: "v1", kind: "List", items: { length: 16 } });
  });

  test("writes one file per object and prints their names", async () => {
    const { exitCode, out } = await cli(["render", "local", "-o", "manifests"], {
      folder: folder.path,
      ...CONFIG,
    });
    const target = join(folder.path, "manifests");
    const files = readdirSync(target).sort();
    expect([exitCode, out]).toEqual([EXIT.ok, files.map((file) => `${join(target, file)}\n`).join("")]);
    expect(files).toContain("11-deployment-stable-diffusion-stable-diffusion.yaml");
  });

  test("puts in what an apply has told", async () => {
    const values = join(folder.path, "values.json");
    const output = "cross-stack-output-tencentcloud_tcr_instanceimages-tcrpublic_domain";
    writeFileSync(
      values,
      JSON.stringify({ [output]: { sensitive: true, type: "string", value: "images.example" } }),
    );
    const { out, err } = await cli(["render", "tencent-dev", "--values", "values.json"], {
      folder: folder.path,
      ...CONFIG,
    });
    expect(out).toContain("image: images.example/ai/stable-diffusion-webui@sha256:");
    expect(`${out}${err}`).not.toContain(HOST);
    expect(out).toContain("mount-ip.models-cfs.");
  });

  test("fails without printing an object when placeholders are not wanted and needed", async () => {
    const { exitCode, out, err } = await cli(["render", "tencent-dev", "--no-placeholders"]);
    expect([exitCode, out]).toEqual([EXIT.failure, ""]);
    expect(err).toContain(HOST);
    expect(err).toContain("error: 5 values are only known after an apply; give them with --values");
    expect((await cli(["render", "local", "--no-placeholders"])).exitCode).toBe(EXIT.ok);
  });

  test("leaves no folder behind", async () => {
    const ours = (): string[] => readdirSync(tmpdir()).filter((name) => name.startsWith("sdstack-render-"));
    const before = ours();
    await cli(["render", "local"]);
    expect(ours().filter((name) => !before.includes(name))).toEqual([]);
  });

  test.each([
    ["SIGINT", EXIT.interrupted],
    ["SIGTERM", EXIT.terminated],
  ] as const)("ends in good order at %s and prints nothing", async (signal, expected) => {
    let press: (each: NodeJS.Signals) => void = () => undefined;
    const running = cli(["render", "local"], { onReady: (given) => (press = given) });
    const pressing = setInterval(() => press(signal), 10);
    const { exitCode, out, err } = await running;
    clearInterval(pressing);
    expect([exitCode, out, err.split("\n").at(-2)]).toEqual([expected, "", "error: interrupted"]);
  });

  test("fails for an unknown environment, with the one that may be meant and nothing else", async () => {
    const { exitCode, out, err } = await cli(["render", "tencent-dve"]);
    expect([exitCode, out]).toEqual([EXIT.badInput, ""]);
    expect(err).toBe(
      "error: unknown environment 'tencent-dve'; known: alibaba-dev, alibaba-prod, local, tencent-dev, tencent-prod (did you mean 'tencent-dev'?)\n",
    );
  });

  test("fails without a name, and for one environment too many", async () => {
    expect((await cli(["render"])).exitCode).toBe(EXIT.badInput);
    expect((await cli(["render", "local", "tencent-dev"])).exitCode).toBe(EXIT.badInput);
  });

  test("fails when JSON is wanted in files", async () => {
    const { exitCode, err } = await cli(["render", "local", "--json", "--output", "x"]);
    expect([exitCode, err]).toEqual([
      EXIT.badInput,
      "error: --json and --output exclude each other: files are YAML\n",
    ]);
  });

  test("fails when the file of values is something else, without quoting it", async () => {
    writeFileSync(join(folder.path, "wrong.json"), '{"password": "hunter2"}');
    const surroundings = { folder: folder.path, ...CONFIG };
    const { exitCode, err } = await cli(
      ["--debug", "render", "local", "--values", "wrong.json"],
      surroundings,
    );
    expect([exitCode, err]).toEqual([
      EXIT.badInput,
      expect.stringContaining("error: wrong.json is not what `terraform output -json` prints\n"),
    ]);
    expect(err).not.toContain("hunter2");
  });

  test("fails when a file is in the way of the folder", async () => {
    const file = join(folder.path, "file");
    writeFileSync(file, "");
    const { exitCode } = await cli(["render", "local", "--output", join(file, "x")]);
    expect([exitCode, readFileSync(file, "utf8")]).toEqual([EXIT.badSurroundings, ""]);
  });

  test("shows an example and its exit codes", async () => {
    const { out } = await cli(["render", "--help"]);
    expect(out).toMatch(/Example:\n {2}sdstack render tencent-dev \|/);
    expect(out).toMatch(/Exit codes:\n {2}0 .*\n {2}1 .*\n {2}2 .*\n {2}3 /);
  });
});

const CONFIG = { environment: { SDSTACK_CONFIG_FOLDER: join(PROJECT, "config/environments") } };
