import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { EXIT } from "../../../cli/exit-codes";
import { cli, PROJECT } from "../../support/cli";
import { temporaryFolder } from "../../support/toy-app";

describe("sdstack translate", () => {
  const folder = temporaryFolder();
  afterAll(folder.remove);

  test("prints the file, and apart from it each note with its line", async () => {
    const { exitCode, out, err } = await cli(["translate", "tencent-dev", "--to", "local"]);
    expect(exitCode).toBe(EXIT.ok);
    expect(out).toMatch(/^name: local-dev\b/m);
    const line = out.split("\n").indexOf("  host: registry.example.com") + 1;
    expect(err).toContain(`local-dev.yaml:${line}: to do: registry.host: put the host of your registry\n`);
  });

  test("writes a file that `sdstack check` finds right, and never over one that is there", async () => {
    const output = join(folder.path, "ours.yaml");
    const args = ["translate", "tencent-prod", "--to", "local", "--name", "ours", "--output", output];
    const written = await cli(args);
    expect([written.exitCode, written.out]).toEqual([EXIT.ok, ""]);
    expect((await cli(["--config", folder.path, "check", "ours"])).exitCode).toBe(EXIT.ok);
    writeFileSync(output, "mine");
    const refused = await cli(args);
    expect([refused.exitCode, readFileSync(output, "utf8")]).toEqual([EXIT.badInput, "mine"]);
    expect(refused.err).toContain(`${output} is there already`);
  });

  test("calls the environment like its file, and refuses a name that does not go with it", async () => {
    const output = join(folder.path, "studio.yaml");
    const args = ["translate", "tencent-dev", "--to", "alibaba", "--output", output];
    const refused = await cli([...args, "--name", "other"]);
    expect([refused.exitCode, existsSync(output)]).toEqual([EXIT.badInput, false]);
    expect(refused.err).toContain("an environment is called like its file: --name other does not go with");
    expect((await cli(args)).exitCode).toBe(EXIT.ok);
    expect(readFileSync(output, "utf8")).toMatch(/^name: studio\b/m);
    expect((await cli(["--config", folder.path, "check", "studio"])).exitCode).toBe(EXIT.ok);
  });

  test("makes no folder", async () => {
    const output = join(folder.path, "none", "studio.yaml");
    const { exitCode, err } = await cli(["translate", "tencent-dev", "--to", "local", "--output", output]);
    expect([exitCode, err]).toEqual([
      EXIT.badInput,
      expect.stringContaining(`there is no folder ${join(folder.path, "none")}: make it first`),
    ]);
  });

  test("prints everything as JSON for machines", async () => {
    const { out } = await cli(["translate", "local", "--to", "tencent", "--json"]);
    const { name, text, notes, problems } = JSON.parse(out);
    expect([name, problems]).toEqual(["tencent", []]);
    expect(text).toContain("kind: tencent");
    expect(notes).toContainEqual({
      ...{ kind: "left out", path: "registry.host", line: expect.any(Number) },
      says: "the cloud makes it",
    });
  });

  test("fails when the new file would be wrong, saying where, and prints it all the same", async () => {
    const name = "a-name-that-is-too-long";
    const { exitCode, out, err } = await cli(["translate", "local", "--to", "tencent", "--name", name]);
    expect([exitCode, out]).toEqual([EXIT.failure, expect.stringContaining(`name: ${name}`)]);
    expect(err).toMatch(/name.*20/);
  });

  test.each([
    [["tencent-dev", "--to", "tencent"], "an environment of tencent already"],
    [["tencent-dve", "--to", "local"], "did you mean 'tencent-dev'?"],
    [["tencent-dev", "--to", "locl"], "Allowed choices are"],
    [["tencent-dev"], "--to"],
  ])("fails when it is asked for %s", async (args, message) => {
    const output = join(folder.path, "none.yaml");
    const { exitCode, err } = await cli(["translate", ...args, "--output", output], { folder: PROJECT });
    expect([exitCode, existsSync(output)]).toEqual([EXIT.badInput, false]);
    expect(err).toContain(message);
  });
});
