import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { copyWithPrivateState, withPrivateState } from "../../../rehearsal/run/private-copy";
import { readStacks } from "../../../rehearsal/run/stacks";
import { temporaryFolder, writeToyApp } from "../../support/toy-app";

describe("withPrivateState", () => {
  const configuration = {
    terraform: { required_version: ">= 1", cloud: { organization: "o" }, backend: { cos: { bucket: "b" } } },
    data: {
      terraform_remote_state: {
        "cross-stack-reference-input-net": { backend: "cos", config: { bucket: "b" }, defaults: { a: 1 } },
        other: { backend: "s3", config: { bucket: "not ours" } },
      },
      toy_image: { i: { family: "f" } },
    },
  };

  test("sends the state to the folder, whatever the backend was", () => {
    expect(withPrivateState(configuration, "app", ["net", "app"], "/private")).toMatchObject({
      terraform: { required_version: ">= 1", backend: { local: { path: "/private/app.tfstate" } } },
    });
    expect(withPrivateState(configuration, "app", [], "/private")).not.toHaveProperty("terraform.cloud");
  });

  test("reads the states of the program's other stacks from there, and leaves foreign ones alone", () => {
    expect(withPrivateState(configuration, "app", ["net", "app"], "/private")).toHaveProperty("data", {
      terraform_remote_state: {
        "cross-stack-reference-input-net": {
          backend: "local",
          config: { path: "/private/net.tfstate" },
          defaults: { a: 1 },
        },
        other: { backend: "s3", config: { bucket: "not ours" } },
      },
      toy_image: { i: { family: "f" } },
    });
  });
});

describe("copyWithPrivateState", () => {
  test("copies assets but nothing of Terraform's, and does not touch the original", () => {
    const folder = temporaryFolder();
    const [original, program, state] = ["out", "copy", "state"].map((name) => join(folder.path, name));
    writeToyApp(original!, "/elsewhere", [{ name: "a", disks: ["one"] }]);
    const stackFolder = join(original!, "stacks/a");
    mkdirSync(join(stackFolder, "assets"));
    writeFileSync(join(stackFolder, "assets/file.txt"), "text");
    mkdirSync(join(stackFolder, ".terraform"));
    for (const name of ["terraform.tfstate", ".terraform.lock.hcl", "plan"]) {
      writeFileSync(join(stackFolder, name), "");
    }
    const before = readFileSync(join(stackFolder, "cdk.tf.json"), "utf8");

    const [copy] = copyWithPrivateState(readStacks(original!), { program: program!, state: state! });

    expect(readFileSync(join(copy!.folder, "assets/file.txt"), "utf8")).toBe("text");
    for (const name of [".terraform", "terraform.tfstate", ".terraform.lock.hcl", "plan"]) {
      expect(existsSync(join(copy!.folder, name))).toBe(false);
    }
    expect(readFileSync(join(copy!.folder, "cdk.tf.json"), "utf8")).toContain(join(state!, "a.tfstate"));
    expect(readFileSync(join(stackFolder, "cdk.tf.json"), "utf8")).toBe(before);
    folder.remove();
  });
});
