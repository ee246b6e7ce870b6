import { chmodSync, writeFileSync } from "node:fs";
import { inspect } from "node:util";
import { join } from "node:path";
import { Terraform, TerraformCommandError } from "../../../rehearsal/terraform/terraform";
import { RehearsedProject, rehearsedProject } from "../../support/rehearsed-project";
import { describeWithTerraform } from "../../support/terraform";
import { temporaryFolder } from "../../support/toy-app";
import { toyProvider } from "../../support/toy-provider";

function disks(sizes: Readonly<Record<string, number>>): object {
  const disk = Object.entries(sizes).map(([name, size]) => [name, { name, size }]);
  return {
    terraform: { required_providers: { toy: { source: "example/toy" } } },
    resource: { toy_disk: Object.fromEntries(disk) },
    output: { secret: { value: "s3cret", sensitive: true } },
  };
}

describeWithTerraform("Terraform in a folder", (binary) => {
  let project: RehearsedProject;

  beforeEach(async () => {
    project = await rehearsedProject(binary, (world) => [toyProvider(world)]);
    await project.write(disks({ a: 1, b: 2 }));
    await project.terraform.init();
  });

  afterEach(() => project.stop());

  it("validates", async () => {
    expect((await project.terraform.validate()).stdout).toContain("The configuration is valid");
  });

  it("plans into a file, and applies the file with the wanted parallelism", async () => {
    const { terraform } = project;
    expect((await terraform.plan({ out: "p.plan", args: ["-lock=false"] })).changes).toBe(true);
    await terraform.apply({ planFile: "p.plan", parallelism: 1 });

    expect((await terraform.plan()).changes).toBe(false);
    expect(await terraform.outputJson()).toHaveProperty("secret.value", "s3cret");
  });

  it("plans a destruction and a mere refresh", async () => {
    const { terraform, world } = project;
    await terraform.apply();
    expect((await terraform.plan({ destroy: true })).changes).toBe(true);
    expect((await terraform.plan({ refreshOnly: true })).result.stdout).toContain("found no differences");
    world.store.delete("toy", "disk", world.store.list("toy")[0]?.id ?? "");
    expect((await terraform.plan({ refreshOnly: true })).result.stdout).toContain("has been deleted");
  });

  it("lists the state, which is empty before anything was applied", async () => {
    const { terraform } = project;
    expect(await terraform.stateList()).toEqual([]);
    await terraform.apply();
    expect(await terraform.stateList()).toEqual(["toy_disk.a", "toy_disk.b"]);
    await terraform.destroy({ parallelism: 2, args: ["-target=toy_disk.a"] });
    expect(await terraform.stateList()).toEqual(["toy_disk.b"]);
  });

  it("fails when the command fails, with the command, its exit code and what it said", async () => {
    await project.write(disks({ a: -1 }));
    const error: unknown = await project.terraform.plan().catch((thrown: unknown) => thrown);

    expect(error).toBeInstanceOf(TerraformCommandError);
    expect(error).toMatchObject({
      message: expect.stringMatching(
        /^(terraform|tofu) plan .* ended with exit code 1\n[^]*size must be positive/,
      ),
      args: expect.arrayContaining(["plan"]),
      result: { exitCode: 1, timedOut: false },
    });
  });

  it("fails when the command takes too long", async () => {
    const { world, terraform } = project;
    world.faults.add({ match: { action: "create" }, effect: { kind: "latency", milliseconds: 600_000 } });
    const applied = await terraform.run(["apply", "-auto-approve"], { timeoutSeconds: 4 });

    expect(applied).toMatchObject({ timedOut: true, exitCode: 1 });
  });

  it("runs next to another one on the same world", async () => {
    const other = project.terraform;
    const results = await Promise.all([
      other.plan(),
      other.plan({ args: ["-lock=false"] }),
      other.validate(),
    ]);
    expect(results).toHaveLength(3);
  });
});

describe("Terraform commands whose result holds secrets", () => {
  const folder = temporaryFolder();
  const path = join(folder.path, "terraform");
  const told: string[] = [];
  const terraform = new Terraform(
    { name: "terraform", version: "1.11.4", path },
    { folder: folder.path, environment: {}, onOutput: (text) => told.push(text) },
  );
  const pretend = (prints: string, exitCode: number): void => {
    writeFileSync(path, `#!/bin/sh\necho '${prints}'\nexit ${exitCode}\n`);
    chmodSync(path, 0o755);
  };
  const commands = [
    ["showJson", () => terraform.showJson()],
    ["showJson of a plan", () => terraform.showJson("p.tfplan")],
    ["outputJson", () => terraform.outputJson()],
  ] as const;

  beforeEach(() => told.splice(0));
  afterAll(folder.remove);

  it.each(commands)("tell nobody but the caller: %s", async (_, ask) => {
    pretend('{"password": "s3cret"}', 0);
    expect(await ask()).toEqual({ password: "s3cret" });
    expect(told).toEqual([]);
  });

  it.each([...commands, ["stateList", () => terraform.stateList()] as const])(
    "quote nothing of it when they fail: %s",
    async (_, ask) => {
      pretend('{"password": "s3cret"}', 1);
      const error: unknown = await ask().catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(TerraformCommandError);
      expect(inspect(error)).not.toContain("s3cret");
      expect(told).toEqual([]);
    },
  );

  it.each(commands)("quote nothing of what is no JSON: %s", async (_, ask) => {
    pretend("password s3cret", 0);
    const error: unknown = await ask().catch((thrown: unknown) => thrown);
    expect(inspect(error)).toMatch(/terraform (show|output) -json.* printed something that is no JSON/);
    expect(inspect(error)).not.toContain("s3cret");
  });

  it("still tell what other commands say", async () => {
    pretend("initialized", 0);
    await terraform.init();
    expect(told.join("")).toContain("initialized");
  });
});
