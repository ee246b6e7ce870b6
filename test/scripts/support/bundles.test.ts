import { execFileSync } from "node:child_process";
import { cpSync, readFileSync, readdirSync, statSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { buildCli } from "../../support/built-cli";
import { PROJECT } from "../../support/cli";
import { withScript } from "../../support/module";
import { temporaryFolder } from "../../support/toy-app";

const MODULE = "support/bundles.mjs";

describe("bundles", () => {
  const folder = temporaryFolder();
  afterAll(folder.remove);
  beforeAll(buildCli);

  test("are left alone when nothing has changed", () => {
    const before = statSync(join(PROJECT, "dist/main.js")).mtimeMs;
    buildCli();
    expect(statSync(join(PROJECT, "dist/main.js")).mtimeMs).toBe(before);
    expect(readdirSync(join(PROJECT, "dist")).sort()).toEqual([
      ...["main.js", "sdstack.cache", "sdstack.js", "stamp.json"],
    ]);
  });

  describe("in a small project", () => {
    const root = join(folder.path, "project");
    const current = (): Promise<unknown> => withScript(MODULE, "return m.bundlesAreCurrent(args[0]);", root);
    const make = (): Promise<unknown> => withScript(MODULE, "await m.makeBundles(args[0]);", root);
    const source = join(root, "main.ts");
    beforeAll(() => {
      cpSync(join(PROJECT, "scripts"), join(root, "scripts"), { recursive: true });
      cpSync(join(PROJECT, "package-lock.json"), join(root, "package-lock.json"));
      symlinkSync(join(PROJECT, "node_modules"), join(root, "node_modules"));
      writeFileSync(source, 'import { text } from "./text";\nconsole.log(text);\n');
      writeFileSync(join(root, "text.ts"), 'export const text: string = "one";\n');
      cpSync(source, join(root, "cli/index.ts"), { recursive: true });
      writeFileSync(join(root, "cli/text.ts"), 'export const text = "cli";\n');
    });
    const output = (): string =>
      execFileSync(process.execPath, [join(root, "dist/main.js")], { encoding: "utf8" }).trim();

    test("are made when they are missing, and current then", async () => {
      expect(await current()).toBe(false);
      await make();
      expect([await current(), output()]).toEqual([true, "one"]);
    });

    test("stay current when a file is only touched", async () => {
      utimesSync(source, new Date(), new Date());
      expect(await current()).toBe(true);
    });

    test("are stale when a file that went into them has another content", async () => {
      writeFileSync(join(root, "text.ts"), 'export const text: string = "two";\n');
      expect(await current()).toBe(false);
      await make();
      expect([await current(), output()]).toEqual([true, "two"]);
    });

    test("stay as they are when the sources do not build", async () => {
      const before = readFileSync(join(root, "dist/main.js"), "utf8");
      writeFileSync(join(root, "text.ts"), "export const = ;\n");
      await expect(make()).rejects.toThrow("text.ts:1:13");
      expect(readFileSync(join(root, "dist/main.js"), "utf8")).toBe(before);
      expect(readdirSync(join(root, "dist")).filter((name) => name.startsWith("."))).toEqual([]);
    });
  });
});

describe("the bundled program", () => {
  test("writes byte for byte what the sources write", () => {
    const folder = temporaryFolder();
    const write = (name: string, args: readonly string[]): string => {
      const out = join(folder.path, name);
      const env = { PATH: process.env["PATH"], SDSTACK_ENVIRONMENTS: "tencent-dev local", CDKTF_OUTDIR: out };
      execFileSync(process.execPath, [...args], { cwd: PROJECT, env });
      return out;
    };
    const bundled = write("bundled", [join(PROJECT, "dist/main.js")]);
    const tsNode = join(PROJECT, "node_modules/ts-node/dist/bin.js");
    const project = join(PROJECT, "benchmarks/tsconfig.stock.json");
    const plain = write("plain", [tsNode, "--transpileOnly", "--project", project, join(PROJECT, "main.ts")]);
    const files = readdirSync(plain, { recursive: true, withFileTypes: true }).filter((file) =>
      file.isFile(),
    );
    expect(files.length).toBe(7);
    for (const { name, parentPath } of files) {
      const relative = join(parentPath, name).slice(plain.length);
      expect(readFileSync(join(bundled, relative), "utf8")).toBe(readFileSync(join(plain, relative), "utf8"));
    }
    folder.remove();
  });
});
