import { copyFileSync, existsSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { EXIT } from "../../../cli/exit-codes";
import { cli, PROJECT } from "../../support/cli";
import { temporaryFolder } from "../../support/toy-app";

describe("sdstack synth", () => {
  const folder = temporaryFolder();
  afterAll(folder.remove);
  const output = join(folder.path, "out");
  const file = join(output, "stacks/local-platform/cdk.tf.json");

  test("writes the stacks of the named environments, and nothing else", async () => {
    const { exitCode, out } = await cli(["synth", "local", "-o", output]);
    expect(exitCode).toBe(EXIT.ok);
    expect(out).toBe("✓ local-foundation\n✓ local-platform\n✓ local-diffusion\n");
    expect(readdirSync(output).sort()).toEqual(["manifest.json", "stacks"]);
    expect(readdirSync(join(output, "stacks")).sort()).toEqual([
      "local-diffusion",
      "local-foundation",
      "local-platform",
    ]);
  });

  test("says as JSON what it wrote", async () => {
    const { out } = await cli(["synth", "local", "--json", "-o", "out"], { folder: folder.path, ...CONFIG });
    expect(JSON.parse(out)).toEqual({
      folder: output,
      stacks: ["local-foundation", "local-platform", "local-diffusion"],
    });
  });

  test("sends the state to a private folder when SDSTACK_STATE_DIR names one", async () => {
    const state = join(folder.path, "state");
    const environment = { SDSTACK_STATE_DIR: state };
    await cli(["synth", "local", "-o", join(folder.path, "private")], { environment });
    const written = JSON.parse(
      readFileSync(join(folder.path, "private/stacks/local-diffusion/cdk.tf.json"), "utf8"),
    );
    expect(written.terraform.backend).toEqual({ local: { path: join(state, "local-diffusion.tfstate") } });
    expect(statSync(state).mode & 0o777).toBe(0o700);
  });

  test("fails without touching what is there when a file is wrong", async () => {
    const config = temporaryFolder();
    writeFileSync(join(config.path, "local.yaml"), "name: local\n");
    const before = readFileSync(file, "utf8");
    const { exitCode, err } = await cli(["--config", config.path, "synth", "-o", output]);
    expect([exitCode, err]).toEqual([EXIT.badInput, expect.stringContaining("local.yaml has ")]);
    expect(readFileSync(file, "utf8")).toBe(before);
    const elsewhere = join(config.path, "never-made");
    await cli(["--config", config.path, "synth", "-o", elsewhere]);
    expect(existsSync(elsewhere)).toBe(false);
    config.remove();
  });

  test("synthesizes a named environment although another file is broken", async () => {
    const config = temporaryFolder();
    copyFileSync(join(PROJECT, "config/environments/local.yaml"), join(config.path, "local.yaml"));
    writeFileSync(join(config.path, "broken.yaml"), "{");
    const named = await cli(["--config", config.path, "synth", "local", "-o", output]);
    expect(named).toMatchObject({ exitCode: EXIT.ok });
    const all = await cli(["--config", config.path, "synth", "-o", output]);
    expect(all).toMatchObject({ exitCode: EXIT.badInput, err: expect.stringContaining("broken.yaml") });
    config.remove();
  });

  test("fails when a file is in the way of the folder", async () => {
    const { exitCode, err } = await cli(["synth", "local", "-o", join(file, "out")]);
    expect([exitCode, err]).toEqual([EXIT.badSurroundings, expect.stringMatching(/^error: there is no /)]);
  });
});

const CONFIG = { environment: { SDSTACK_CONFIG_FOLDER: join(PROJECT, "config/environments") } };
