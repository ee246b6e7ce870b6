import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PROJECT } from "../../support/cli";
import { buildCli } from "../../support/built-cli";
import { EXAMPLES } from "../../support/forges/example-files";
import { PlannedProject } from "../../support/planned-project";

jest.setTimeout(600_000);

describe("the script for any shell", () => {
  let project: PlannedProject;
  beforeAll(async () => {
    buildCli();
    project = await PlannedProject.of("tencent-dev");
    // What `npx --no-install sdstack` finds in a project that has it.
    mkdirSync(join(project.folder, "bin"));
    const npx = join(project.folder, "bin/npx");
    writeFileSync(
      npx,
      `#!/bin/sh\nshift 2\nexec "${process.execPath}" "${join(PROJECT, "bin/sdstack.mjs")}" "$@"\n`,
    );
    chmodSync(npx, 0o755);
  });
  afterAll(() => project.stop());

  async function deploy(...args: readonly string[]) {
    const { PATH, ...environment } = project.environment;
    const child = spawn(join(EXAMPLES, "plain/deploy.sh"), args, {
      cwd: project.folder,
      env: { ...environment, PATH: `${join(project.folder, "bin")}:${PATH}` },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let [out, err] = ["", ""];
    child.stdout.setEncoding("utf8").on("data", (text: string) => (out += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (err += text));
    const [exitCode] = (await once(child, "close")) as [number];
    return { exitCode, out, err };
  }

  test("reviews, signs and applies stack by stack in simulated clouds, until nothing remains", async () => {
    const key = join(project.folder, "ada.key");
    const publicKey = join(project.folder, "config/environments/approvers/ada.pem");
    mkdirSync(join(project.folder, "config/environments/approvers"));
    expect((await project.run(["approve", "keygen", key, "--public-key", publicKey])).exitCode).toBe(0);

    for (let round = 1; ; round += 1) {
      const review = await deploy("review", "tencent-dev");
      expect([review.exitCode, review.err]).toEqual([0, expect.any(String)]);
      expect(readFileSync(join(project.folder, "report.html"), "utf8")).toContain("<!doctype html>");
      const apply = await deploy("apply", "tencent-dev", key, "ada");
      if (apply.exitCode === 0) break;
      // Stacks that read what was just made are planned, and reviewed, in the next round.
      expect([apply.exitCode, apply.err]).toEqual([2, expect.any(String)]);
      expect(round).toBeLessThan(3);
    }
    const again = await deploy("review", "tencent-dev");
    expect([again.exitCode, again.out]).toEqual([0, expect.stringContaining("No changes")]);
  });

  test("fails with 3 when a finding blocks what the file now says, and nothing of it can be signed", async () => {
    project.edit("snapshots: { everyDays: 1, keep: 7 }", "snapshots: { everyDays: 1, keep: 2 }");
    const review = await deploy("review", "tencent-dev");
    expect([review.exitCode, review.err]).toEqual([3, expect.any(String)]);
    const apply = await deploy("apply", "tencent-dev", join(project.folder, "ada.key"), "ada");
    expect([apply.exitCode, apply.err]).toEqual([1, expect.stringContaining("block")]);
  });

  test("says how it is used, and fails with what it was not told", async () => {
    expect((await deploy()).exitCode).toBe(2);
    expect((await deploy("apply", "tencent-dev")).err).toContain("name the file with your private key");
  });
});
