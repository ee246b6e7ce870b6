import { spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const ROOT = join(__dirname, "../..");

interface BindingList {
  /** What people call the provider, such as `aliyun/alicloud`. */
  readonly source: string;
  readonly resources: readonly string[];
  readonly dataSources: readonly string[];
}

function readLists(root: string): readonly BindingList[] {
  return JSON.parse(readFileSync(join(root, "scripts/bindings.json"), "utf8"));
}

/** Name of the module that a type's bindings are in, below the folder of its provider. */
function moduleOf(type: string, isData = false): string {
  const [provider = "", ...rest] = type.split("_");
  return `${provider}/${isData ? `data-${provider}-` : ""}${rest.join("-")}`;
}

test("the list names what constructs import, and nothing else", () => {
  const imported = new Set<string>();
  for (const file of readdirSync(join(ROOT, "constructs"), { recursive: true, encoding: "utf8" })) {
    if (!file.endsWith(".ts")) continue;
    const text = readFileSync(join(ROOT, "constructs", file), "utf8");
    for (const [, name = ""] of text.matchAll(/\.gen\/providers\/([a-z]+\/[a-z0-9-]+)"/g)) {
      if (!name.endsWith("/provider")) imported.add(name);
    }
  }
  const listed = readLists(ROOT).flatMap(({ resources, dataSources }) => [
    ...resources.map((type) => moduleOf(type)),
    ...dataSources.map((type) => moduleOf(type, true)),
  ]);
  expect([...imported].sort()).toEqual(listed.sort());
});

describe("in a copy of the project", () => {
  let copy: string;

  beforeAll(() => {
    copy = mkdtempSync(join(tmpdir(), "bindings-"));
    mkdirSync(join(copy, "schemas"));
    mkdirSync(join(copy, "scripts/support"), { recursive: true });
    for (const file of [
      "schemas/alicloud.schema.json",
      "schemas/tencentcloud.schema.json",
      "scripts/generate-bindings.mjs",
      "scripts/support/report.mjs",
      "scripts/bindings.json",
    ]) {
      cpSync(join(ROOT, file), join(copy, file));
    }
    symlinkSync(join(ROOT, "node_modules"), join(copy, "node_modules"));
    change((list) => ({
      ...list,
      resources: ["tencentcloud_vpc"],
      dataSources: ["tencentcloud_vpc_subnets"],
    }));
  });

  afterAll(() => rmSync(copy, { recursive: true, force: true }));

  /** Changes what is listed of Tencent Cloud; of the other provider one resource stays. */
  function change(edit: (list: BindingList) => BindingList): void {
    const lists = readLists(copy).map((list) =>
      list.source.startsWith("tencent")
        ? edit(list)
        : { ...list, resources: ["alicloud_vpc"], dataSources: [] },
    );
    writeFileSync(join(copy, "scripts/bindings.json"), JSON.stringify(lists));
  }

  function run(): { status: number | null; stdout: string; stderr: string } {
    // No PATH: neither Terraform nor anything else may be needed.
    const { status, stdout, stderr } = spawnSync(process.execPath, ["scripts/generate-bindings.mjs"], {
      cwd: copy,
      encoding: "utf8",
      env: {},
    });
    return { status, stdout, stderr };
  }

  const VPC = ".gen/providers/tencentcloud/vpc/index.ts";

  test("generates what is listed, says so in one line, and does nothing the second time", () => {
    expect(run()).toEqual({
      status: 0,
      stdout:
        "bindings: 1 types of aliyun/alicloud 1.289.0 and 2 types of tencentcloudstack/tencentcloud 1.83.25 generated into .gen\n",
      stderr: "",
    });
    const first = readFileSync(join(copy, VPC), "utf8");
    expect(first).toContain('public static readonly tfResourceType = "tencentcloud_vpc"');
    expect(first).toContain("providerVersionConstraint: '1.83.25'");
    expect(run()).toMatchObject({ status: 0, stdout: expect.stringMatching(/^bindings: up to date .*\n$/) });
    expect(readdirSync(join(copy, ".gen/providers/tencentcloud")).sort()).toEqual([
      "data-tencentcloud-vpc-subnets",
      "index.ts",
      "provider",
      "vpc",
    ]);
    expect(readFileSync(join(copy, ".gen/providers/alicloud/vpc/index.ts"), "utf8")).toContain(
      'public static readonly tfResourceType = "alicloud_vpc"',
    );
  });

  test("generates anew when the list changes, and leaves nothing of before", () => {
    change((list) => ({ ...list, resources: ["tencentcloud_eip"] }));
    expect(run().stdout).toMatch(/^bindings: .* 2 types .* generated/);
    expect(existsSync(join(copy, VPC))).toBe(false);
    expect(existsSync(join(copy, ".gen/providers/tencentcloud/eip/index.ts"))).toBe(true);
  });

  test("fails when the schema does not know a type, and keeps what was there", () => {
    change((list) => ({ ...list, resources: ["tencentcloud_vcp"] }));
    const { status, stderr } = run();
    expect(status).toBe(1);
    expect(stderr).toBe("sdstack: schemas/tencentcloud.schema.json does not know tencentcloud_vcp\n");
    expect(existsSync(join(copy, ".gen/providers/tencentcloud/eip/index.ts"))).toBe(true);
    expect(readdirSync(copy).filter((name) => name.startsWith(".gen"))).toEqual([".gen"]);
  });
});
