import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { UnusableAppError } from "../../../rehearsal/run/app-error";
import { inDependencyOrder, readStacks } from "../../../rehearsal/run/stacks";
import { temporaryFolder, writeToyApp } from "../../support/toy-app";

const stack = (name: string, ...dependencies: string[]) => ({ name, folder: `/x/${name}`, dependencies });

describe("readStacks", () => {
  const folder = temporaryFolder();
  afterAll(folder.remove);

  test("gives the stacks with absolute folders, each after those it depends on", () => {
    writeToyApp(folder.path, "/state", [
      { name: "c", disks: [], dependencies: ["b"] },
      { name: "a", disks: [] },
      { name: "b", disks: [], dependencies: ["a"] },
    ]);
    expect(readStacks(folder.path)).toEqual([
      { name: "a", folder: join(folder.path, "stacks/a"), dependencies: [] },
      { name: "b", folder: join(folder.path, "stacks/b"), dependencies: ["a"] },
      { name: "c", folder: join(folder.path, "stacks/c"), dependencies: ["b"] },
    ]);
  });

  test("fails when the folder is no synthesized program", () => {
    expect(() => readStacks("/nonexistent")).toThrow(
      new UnusableAppError("/nonexistent has no manifest.json: synthesize the program first"),
    );
  });

  test("fails when the manifest is not JSON, or of another shape", () => {
    const broken = temporaryFolder();
    const file = join(broken.path, "manifest.json");
    writeFileSync(file, "{");
    expect(() => readStacks(broken.path)).toThrow(`${file} is not JSON`);
    writeFileSync(file, '{"stacks": {"a": {}}}');
    expect(() => readStacks(broken.path)).toThrow(/manifest\.json: .*\n.*stacks\.a\.name/s);
    broken.remove();
  });

  test("fails when a stack is written as HCL", () => {
    const hcl = temporaryFolder();
    const stacks = { a: { name: "a", workingDirectory: "stacks/a" } };
    writeFileSync(join(hcl.path, "manifest.json"), JSON.stringify({ stacks }));
    expect(() => readStacks(hcl.path)).toThrow("stack a has no cdk.tf.json");
    hcl.remove();
  });
});

describe("inDependencyOrder", () => {
  test("keeps the order of stacks that do not depend on each other", () => {
    const stacks = [stack("b"), stack("a")];
    expect(inDependencyOrder(stacks)).toEqual(stacks);
  });

  test("fails when stacks depend on each other, naming the circle", () => {
    expect(() => inDependencyOrder([stack("a", "b"), stack("b", "a")])).toThrow(
      "stacks depend on each other: a → b → a",
    );
  });

  test("fails when a dependency is missing", () => {
    expect(() => inDependencyOrder([stack("a", "z")])).toThrow("stack a depends on z, which is not there");
  });
});
