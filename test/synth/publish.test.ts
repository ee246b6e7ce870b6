import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { discard, freshFolderFor, publish } from "../../synth/publish";
import { temporaryFolder } from "../support/toy-app";

describe("publish", () => {
  let folder = temporaryFolder();
  let target = "";
  beforeEach(() => {
    folder = temporaryFolder();
    target = join(folder.path, "cdktf.out");
  });
  afterEach(() => folder.remove());

  const write = (root: string, file: string, text: string): void => {
    mkdirSync(join(root, file, ".."), { recursive: true });
    writeFileSync(join(root, file), text);
  };
  const read = (file: string): string => readFileSync(join(target, file), "utf8");
  const synthesize = (files: Readonly<Record<string, string>>): void => {
    const fresh = freshFolderFor(target);
    for (const [file, text] of Object.entries(files)) write(fresh, file, text);
    publish(fresh, target);
    discard(fresh, target);
  };

  test("puts a program where there was none, and leaves nothing else", () => {
    synthesize({ "manifest.json": "m", "stacks/a/cdk.tf.json": "a" });
    expect(readdirSync(target, { recursive: true }).sort()).toEqual([
      "manifest.json",
      "stacks",
      "stacks/a",
      "stacks/a/cdk.tf.json",
    ]);
  });

  test("keeps what Terraform has in the folder of a stack", () => {
    synthesize({ "manifest.json": "1", "stacks/a/cdk.tf.json": "1", "stacks/a/assets/x": "1" });
    for (const file of [".terraform/modules.json", ".terraform.lock.hcl", "terraform.tfstate"]) {
      write(target, join("stacks/a", file), "kept");
    }
    synthesize({ "manifest.json": "2", "stacks/a/cdk.tf.json": "2", "stacks/a/assets/y": "2" });
    expect([read("manifest.json"), read("stacks/a/cdk.tf.json"), read("stacks/a/assets/y")]).toEqual([
      "2",
      "2",
      "2",
    ]);
    expect(existsSync(join(target, "stacks/a/assets/x"))).toBe(false);
    expect([read("stacks/a/.terraform/modules.json"), read("stacks/a/.terraform.lock.hcl")]).toEqual([
      "kept",
      "kept",
    ]);
  });

  test("removes a stack that is gone, but never a state", () => {
    synthesize({
      "manifest.json": "1",
      "stacks/a/cdk.tf.json": "",
      "stacks/b/cdk.tf.json": "",
      "stacks/c/cdk.tf.json": "",
    });
    write(target, "stacks/b/terraform.tfstate", "state");
    write(target, "stacks/c/.terraform/x", "");
    synthesize({ "manifest.json": "2", "stacks/a/cdk.tf.json": "" });
    expect(readdirSync(join(target, "stacks")).sort()).toEqual(["a", "b"]);
    expect(readdirSync(join(target, "stacks/b"))).toEqual(["terraform.tfstate"]);
  });
});

describe("publish for the command line of cdktf", () => {
  test("leaves stacks that are gone to it: it has listed them and fails when they are not there", () => {
    const folder = temporaryFolder();
    const target = join(folder.path, "out");
    for (const name of ["a", "b"]) {
      const fresh = freshFolderFor(target);
      mkdirSync(join(fresh, "stacks", name), { recursive: true });
      publish(fresh, target, true);
    }
    expect(readdirSync(join(target, "stacks")).sort()).toEqual(["a", "b"]);
    folder.remove();
  });
});

describe("freshFolderFor", () => {
  test("fails at once where no folder can be made", () => {
    expect(() => freshFolderFor("/proc/nowhere/out")).toThrow(/ENOENT/);
  });
});

describe("discard", () => {
  test("removes a target that only was made for the attempt", () => {
    const folder = temporaryFolder();
    const target = join(folder.path, "out");
    discard(freshFolderFor(target), target);
    expect(existsSync(target)).toBe(false);
    folder.remove();
  });
});
