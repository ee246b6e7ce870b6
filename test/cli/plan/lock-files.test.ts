import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { lockFileDigest, LockFiles } from "../../../cli/plan/lock-files";
import { temporaryFolder } from "../../support/toy-app";

describe("lock files", () => {
  const folder = temporaryFolder();
  afterAll(() => folder.remove());
  const project = (name: string) => {
    const config = join(folder.path, name, "config");
    const stack = { name: "dev-base", folder: join(folder.path, name, "stack"), dependencies: [] };
    mkdirSync(config, { recursive: true });
    mkdirSync(stack.folder, { recursive: true });
    return { config, stack, own: join(stack.folder, ".terraform.lock.hcl") };
  };

  it("are kept beside the environment files, and brought back", () => {
    const { config, stack, own } = project("kept");
    const files = new LockFiles(config, false);
    writeFileSync(own, "provider one");
    expect([files.keep(stack), files.keep(stack)]).toEqual([true, false]);
    const kept = join(config, "lock-files/dev-base.terraform.lock.hcl");
    expect([files.kept("dev-base"), readFileSync(kept, "utf8")]).toEqual([kept, "provider one"]);
    writeFileSync(own, "of another checkout");
    files.bring(stack);
    expect(readFileSync(own, "utf8")).toBe("provider one");
    writeFileSync(own, "provider two");
    expect(files.keep(stack)).toBe(true);
    expect(readFileSync(kept, "utf8")).toBe("provider two");
  });

  it("are neither used nor touched where simulated clouds serve the providers", () => {
    const { config, stack, own } = project("served");
    new LockFiles(config, false).keep(stack);
    writeFileSync(own, "provider one");
    new LockFiles(config, false).keep(stack);
    const served = new LockFiles(config, true);
    served.bring(stack);
    expect(existsSync(own)).toBe(false);
    writeFileSync(own, "nothing is locked");
    expect(served.keep(stack)).toBe(false);
    expect(readFileSync(served.kept("dev-base"), "utf8")).toBe("provider one");
  });

  it("have a digest, and none when they are not there", () => {
    const { stack, own } = project("digest");
    expect(lockFileDigest(stack)).toBeNull();
    writeFileSync(own, "provider one");
    const one = lockFileDigest(stack);
    writeFileSync(own, "provider two");
    expect(one).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(lockFileDigest(stack)).not.toBe(one);
  });
});
