import { execFile } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { promisify } from "node:util";
import { parse, stringify } from "yaml";
import { readEnvironmentText } from "../../../config";
import { buildCli, runBuiltCli } from "../../support/built-cli";
import { PROJECT } from "../../support/cli";
import { describeWithReadersPrograms } from "../../support/readers-programs";
import { homeWithToolbox } from "../../support/toolbox-home";

// Two rehearsals' worth of work, on machines that do other things too.
jest.setTimeout(900_000);

const GUIDE = readFileSync(join(PROJECT, "docs/guides/local.md"), "utf8");
const LOCAL = readFileSync(join(PROJECT, "config/environments/local.yaml"), "utf8");

/** Folders that are made, not written; those with packages and bindings are shared. */
const MADE = ["node_modules", ".gen", ".git", ".sdstack", "cdktf.out", "coverage", "state"];

const blocks = (language: string): string[] =>
  [...GUIDE.matchAll(new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\`$`, "gm"))].map(([, text = ""]) => text);

type Tree = Readonly<Record<string, unknown>>;
const isTree = (value: unknown): value is Tree =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Parts that are one of several alternatives stand instead of what was there. */
const ALTERNATIVES = ["volume", "gpu", "state", "access"];

function merged(base: Tree, part: Tree, depth = 0): Tree {
  const entries = Object.entries(part).map(([key, value]) => {
    const old = base[key];
    const isInstead = ALTERNATIVES.includes(key) && !(key === "gpu" && isTree(value) && "gpu" in value);
    return [key, isTree(value) && isTree(old) && !isInstead ? merged(old, value, depth + 1) : value] as const;
  });
  return { ...base, ...Object.fromEntries(entries) };
}

test.each(blocks("yaml"))("a fragment of the guide is right in an environment file: %s", (fragment) => {
  const text = stringify(merged(parse(LOCAL), parse(fragment)));
  expect(readEnvironmentText(text, "local.yaml").problems).toEqual([]);
});

describeWithReadersPrograms("docs/guides/local.md", () => {
  let folder: string;
  let environment: Record<string, string>;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "sdguide-"));
    mkdirSync(join(folder, "t"));
    environment = { SDSTACK_HOME: homeWithToolbox(folder), TMPDIR: join(folder, "t") };
    buildCli();
  });
  afterAll(async () => {
    await runBuiltCli(["cloud", "down"], { environment });
    rmSync(folder, { recursive: true, force: true });
  });

  test("deploys to a cluster of one's own, with every command of it, and leaves nothing there", async () => {
    const cwd = join(folder, "project");
    cpSync(PROJECT, cwd, { recursive: true, filter: (source) => !MADE.includes(basename(source)) });
    for (const made of ["node_modules", ".gen"]) symlinkSync(join(PROJECT, made), join(cwd, made));
    const commands = blocks("sh");
    expect(commands.length).toBeGreaterThan(5);
    const script = ["set -eu", ...commands].join("\n");
    const { PATH, HOME } = process.env;
    const { stdout } = await promisify(execFile)("bash", ["-c", script], {
      cwd,
      env: { PATH, HOME, CI: "1", NO_COLOR: "1", ...environment },
      maxBuffer: 64 * 2 ** 20,
    });
    expect(stdout).toContain('deployment "stable-diffusion" successfully rolled out');
    expect(stdout).toMatch(/stable-diffusion-\S+ +\d+\/\d+ +Running .* gpu-1 /);
    expect(stdout).toContain("Destroy complete!");
  });
});
