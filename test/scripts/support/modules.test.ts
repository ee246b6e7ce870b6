import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { withScript } from "../../support/module";
import { temporaryFolder } from "../../support/toy-app";

const LOCK = {
  "": { name: "project" },
  "node_modules/a": { version: "1.0.0", integrity: "sha512-a" },
  "node_modules/b": { version: "2.0.0", integrity: "sha512-b", optional: true },
};

describe("staleReason", () => {
  let folder = temporaryFolder();
  const write = (file: string, content: unknown): void => {
    mkdirSync(dirname(join(folder.path, file)), { recursive: true });
    writeFileSync(join(folder.path, file), typeof content === "string" ? content : JSON.stringify(content));
  };
  const installed = (packages: object): void => write("node_modules/.package-lock.json", { packages });
  const reason = (): Promise<unknown> =>
    withScript("support/modules.mjs", "return m.staleReason(args[0]);", folder.path);

  beforeEach(() => {
    folder = temporaryFolder();
    write("package-lock.json", { packages: LOCK });
    write("node_modules/a/package.json", {});
    installed({ "node_modules/a": LOCK["node_modules/a"] });
  });
  afterEach(() => folder.remove());

  test("is none when everything that must be there is there, optional packages or not", async () => {
    expect(await reason()).toBeNull();
    write("node_modules/b/package.json", {});
    installed({ "node_modules/a": LOCK["node_modules/a"], "node_modules/b": LOCK["node_modules/b"] });
    expect(await reason()).toBeNull();
  });

  test.each([
    ["another version", { version: "0.9.0", integrity: "sha512-a" }, "node_modules/a is 0.9.0, not 1.0.0"],
    [
      "another build",
      { version: "1.0.0", integrity: "sha512-x" },
      "node_modules/a is another build of 1.0.0",
    ],
  ])("is %s of a package", async (_, entry, expected) => {
    installed({ "node_modules/a": entry });
    expect(await reason()).toBe(expected);
  });

  test("is a package that is missing, one too many, or empty", async () => {
    installed({});
    expect(await reason()).toBe("node_modules/a is missing");
    installed({ "node_modules/a": LOCK["node_modules/a"], "node_modules/c": { version: "1.0.0" } });
    expect(await reason()).toBe("node_modules/c is installed and not in package-lock.json");
    installed({ "node_modules/a": LOCK["node_modules/a"] });
    rmSync(join(folder.path, "node_modules/a/package.json"));
    expect(await reason()).toBe("node_modules/a is empty");
  });

  test("is an install that was killed", async () => {
    rmSync(join(folder.path, "node_modules/.package-lock.json"));
    expect(await reason()).toBe("node_modules is incomplete");
    write("node_modules/.package-lock.json", '{"packages": {');
    expect(await reason()).toBe("node_modules is incomplete");
    rmSync(join(folder.path, "node_modules"), { recursive: true });
    expect(await reason()).toBe("node_modules is missing");
  });

  test("is an install for another platform", async () => {
    const remember = "m.rememberPlatform(args[0]); return m.staleReason(args[0]);";
    expect(await withScript("support/modules.mjs", remember, folder.path)).toBeNull();
    write("node_modules/.sdstack-platform", "plan9-mips");
    expect(await reason()).toBe("node_modules was installed on plan9-mips");
  });
});
