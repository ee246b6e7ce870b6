import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  ConfigError,
  isConfigError,
  listEnvironments,
  loadEnvironmentFile,
  loadEnvironments,
} from "../../config";

const SHIPPED = join(__dirname, "..", "..", "config", "environments");
const DEV = readFileSync(join(SHIPPED, "tencent-dev.yaml"), "utf8");
const LOCAL = readFileSync(join(SHIPPED, "local.yaml"), "utf8");

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sd-env-"));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function put(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

function errorOf(action: () => unknown): ConfigError {
  try {
    action();
  } catch (error) {
    if (isConfigError(error)) {
      return error;
    }
    throw error;
  }
  throw new Error("expected a ConfigError, got none");
}

describe("loadEnvironments", () => {
  test("loads every environment that ships, without a warning", () => {
    expect(loadEnvironments(SHIPPED).map(({ name }) => name)).toEqual(listEnvironments(SHIPPED));
    expect(listEnvironments(SHIPPED)).toEqual([
      "alibaba-dev",
      "alibaba-prod",
      "local",
      "tencent-dev",
      "tencent-prod",
    ]);
  });

  test("loads those that are named, in the order named, each once", () => {
    const names = loadEnvironments(SHIPPED, ["tencent-prod", "local", "tencent-prod"]).map(
      ({ name }) => name,
    );
    expect(names).toEqual(["tencent-prod", "local"]);
  });

  test("fails when a name is unknown, and says which are known and which was meant", () => {
    expect(errorOf(() => loadEnvironments(SHIPPED, ["tencent-prd"])).message).toBe(
      "unknown environment 'tencent-prd'; known: alibaba-dev, alibaba-prod, local, tencent-dev, tencent-prod (did you mean 'tencent-prod'?)",
    );
    expect(errorOf(() => loadEnvironments(SHIPPED, ["../secret"])).message).toBe(
      "unknown environment '../secret'; known: alibaba-dev, alibaba-prod, local, tencent-dev, tencent-prod",
    );
  });

  test("tells every unknown name at once", () => {
    const { message } = errorOf(() => loadEnvironments(SHIPPED, ["prd", "loca"]));
    expect(message.split("\n")).toHaveLength(2);
    expect(message).toContain("(did you mean 'local'?)");
  });

  test("is not stopped by a broken file that is not named", () => {
    put("local.yaml", LOCAL);
    put("broken.yaml", "name: [");
    expect(loadEnvironments(folder, ["local"]).map(({ name }) => name)).toEqual(["local"]);
  });

  test("fails when a file is broken and none is named, with the problems of all files", () => {
    put("local.yaml", LOCAL.replace("kind: local", "kind: loca"));
    put("tencent-dev.yaml", DEV.replace("model: sdxl", "model: sdx").replace("max: 8", "max: 80"));
    const error = errorOf(() => loadEnvironments(folder));
    expect(error.exitCode).toBe(2);
    expect(error.problems).toHaveLength(3);
    expect(error.message.split("\n")).toEqual([
      `${join(folder, "local.yaml")} has 1 problem:`,
      `  8:9 cloud.kind: expected one of tencent, alibaba, local, got "loca" (did you mean "local"?)`,
      `${join(folder, "tencent-dev.yaml")} has 2 problems:`,
      `  56:10 diffusion.model: expected one of sd15, sd21, sdxl, sd3, flux1, got "sdx" (did you mean "sdxl"?)`,
      `  60:10 diffusion.scaling.max: expected at most 8, since a node of pool gpu has cards for 2 replicas, got 80; line 35 says max: 4`,
    ]);
  });

  test("fails when the folder holds no environment", () => {
    expect(errorOf(() => loadEnvironments(folder)).message).toBe(
      `no environment in "${folder}": expected files *.yaml`,
    );
    put("local.yml", LOCAL);
    expect(errorOf(() => loadEnvironments(folder)).message).toContain(`rename "local.yml"`);
  });

  test("fails when there is no such folder, or it is a file", () => {
    expect(errorOf(() => loadEnvironments(join(folder, "none"))).message).toBe(
      `cannot read the folder of environments "${join(folder, "none")}": there is none`,
    );
    const file = put("file", "");
    expect(errorOf(() => loadEnvironments(file)).message).toContain("there is none");
  });

  test("does not take hidden files and other endings for environments", () => {
    put("local.yaml", LOCAL);
    put(".local.yaml.swp", "");
    put(".hidden.yaml", "");
    put("README.md", "");
    expect(listEnvironments(folder)).toEqual(["local"]);
  });
});

describe("loadEnvironmentFile", () => {
  test("fails when the file is missing, a folder, or a link to itself", () => {
    const folderFile = join(folder, "folder.yaml");
    mkdirSync(folderFile);
    const link = join(folder, "link.yaml");
    symlinkSync(link, link);
    expect(errorOf(() => loadEnvironmentFile(join(folder, "none.yaml"))).message).toContain(
      "1:1 expected a file that can be read, got none (there is none)",
    );
    expect(errorOf(() => loadEnvironmentFile(folderFile)).message).toContain(
      "1:1 expected a file, got a folder",
    );
    expect(errorOf(() => loadEnvironmentFile(link)).message).toContain("(it is a link to itself)");
  });

  test("fails when the file is a pipe, without waiting for somebody to write to it", () => {
    const pipe = join(folder, "pipe.yaml");
    execFileSync("mkfifo", [pipe]);
    expect(errorOf(() => loadEnvironmentFile(pipe)).message).toContain(
      "1:1 expected a file, got a folder, or",
    );
  });

  test("fails when the file may not be read", () => {
    const path = put("local.yaml", LOCAL);
    chmodSync(path, 0o000);
    if (process.getuid?.() === 0) {
      expect(loadEnvironmentFile(path).name).toBe("local"); // the superuser reads everything
    } else {
      expect(errorOf(() => loadEnvironmentFile(path)).message).toContain("(it may not be read)");
    }
  });

  test("fails when the file is not UTF-8, at the first byte that is not", () => {
    const latin = Buffer.concat([Buffer.from("name: local\ncloud: { kind: loc"), Buffer.from([0xe4, 0x6c])]);
    expect(errorOf(() => loadEnvironmentFile(put("local.yaml", latin))).message).toContain(
      "2:19 expected text in UTF-8, got bytes that are not UTF-8",
    );
    const utf16 = Buffer.from(LOCAL, "utf16le");
    expect(errorOf(() => loadEnvironmentFile(put("local.yaml", utf16))).message).toContain("got b");
  });

  test("fails when the file is binary", () => {
    const binary = Buffer.from("name: \u0000local\n");
    expect(errorOf(() => loadEnvironmentFile(put("local.yaml", binary))).message).toContain(
      "1:1 expected text, got binary data",
    );
  });

  test("fails when the file has 10 MB, without reading it", () => {
    const large = Buffer.alloc(10 * 1024 * 1024, "# nothing\n");
    expect(errorOf(() => loadEnvironmentFile(put("local.yaml", large))).message).toContain(
      "1:1 expected a file of at most 256 KiB, got 10240 KiB",
    );
  });

  test("reads a file with a byte order mark and one with Windows line ends", () => {
    expect(loadEnvironmentFile(put("local.yaml", `\ufeff${LOCAL}`)).name).toBe("local");
    expect(loadEnvironmentFile(put("local.yaml", LOCAL.replaceAll("\n", "\r\n"))).name).toBe("local");
  });

  test("tells the same places in a file with Windows line ends", () => {
    const broken = LOCAL.replace("kind: local", "kind: loca").replaceAll("\n", "\r\n");
    expect(errorOf(() => loadEnvironmentFile(put("local.yaml", broken))).problems).toMatchObject([
      {
        line: 8,
        column: 9,
        path: "cloud.kind",
        suggestion: "local",
        allowed: ["tencent", "alibaba", "local"],
      },
    ]);
  });
});
