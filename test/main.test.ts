import { execFile } from "node:child_process";
import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { buildCli } from "./support/built-cli";
import { PROJECT } from "./support/cli";
import { temporaryFolder } from "./support/toy-app";

/** Somebody who owns nothing: permissions do not hold the superuser back. */
const NOBODY = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};

describe("node dist/main.js", () => {
  const folder = temporaryFolder();
  beforeAll(buildCli);
  afterAll(folder.remove);

  const run = (variables: Record<string, string>, options: object = {}) =>
    new Promise<{ code: number; err: string }>((resolve) => {
      const env = { PATH: process.env["PATH"], ...variables };
      const main = join(PROJECT, "dist/main.js");
      execFile(process.execPath, [main], { cwd: PROJECT, env, ...options }, (error, _, err) =>
        resolve({ code: typeof error?.code === "number" ? error.code : 0, err }),
      );
    });

  test("synthesizes what SDSTACK_ENVIRONMENTS names to CDKTF_OUTDIR", async () => {
    const out = join(folder.path, "out");
    expect(await run({ SDSTACK_ENVIRONMENTS: "local", CDKTF_OUTDIR: out })).toEqual({ code: 0, err: "" });
    const { stacks } = JSON.parse(readFileSync(join(out, "manifest.json"), "utf8"));
    expect(Object.keys(stacks).sort()).toEqual(["local-diffusion", "local-foundation", "local-platform"]);
    expect(stacks["local-diffusion"].dependencies).toEqual(["local-platform"]);
  });

  test("fails with exit code 2 and one message when a name is unknown", async () => {
    const { code, err } = await run({
      SDSTACK_ENVIRONMENTS: "tencent-prd",
      CDKTF_OUTDIR: join(folder.path, "x"),
    });
    expect(code).toBe(2);
    expect(err).toMatch(/^unknown environment 'tencent-prd'; known: .*\(did you mean 'tencent-prod'\?\)\n$/);
  });

  test("fails with exit code 3 and one message when the folder is read-only", async () => {
    const locked = join(folder.path, "locked");
    mkdirSync(locked);
    writeFileSync(join(locked, "here.txt"), "");
    chmodSync(folder.path, 0o755);
    chmodSync(locked, 0o555);
    const out = join(locked, "out");
    const { code, err } = await run({ SDSTACK_ENVIRONMENTS: "local", CDKTF_OUTDIR: out }, NOBODY);
    expect([code, err]).toEqual([3, `no permission for ${out}: check who owns it and its mode\n`]);
    expect(readdirSync(locked)).toEqual(["here.txt"]);
  });
});
