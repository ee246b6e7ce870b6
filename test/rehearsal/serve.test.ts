import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { RehearsedProject, rehearsedProject } from "../support/rehearsed-project";
import { changesOf } from "../support/plan-changes";
import { describeWithTerraform } from "../support/terraform";
import { toyProvider } from "../support/toy-provider";

type Disks = Readonly<Record<string, object>>;

function disks(disk: Disks, more: object = {}): object {
  return {
    terraform: { required_providers: { toy: { source: "example/toy" }, doll: { source: "example/doll" } } },
    provider: { toy: { region: "north" } },
    ...(Object.keys(disk).length > 0 && { resource: { toy_disk: disk } }),
    ...more,
  };
}

const everything = {
  name: "a",
  size: 10,
  ratio: 0.1,
  tags: { owner: "me" },
  groups: ["g2", "g1"],
  password: "hidden",
  anything: { list: [1, "two", null], flag: true },
  limits: [{ key: "x" }],
  rule: [{ port: 80 }, { port: 443 }],
  conf: [{ k: "v" }],
  timeouts: { create: "5m" },
};

describeWithTerraform("a served world", (binary) => {
  let project: RehearsedProject;

  beforeEach(async () => {
    project = await rehearsedProject(binary, (world) => [toyProvider(world), toyProvider(world, "doll")]);
    await project.terraform.init();
  });

  afterEach(() => project.stop());

  it("applies, plans nothing more, and destroys to zero", async () => {
    const { terraform, world, write } = project;
    await write(disks({ a: everything, b: { name: "b-${toy_disk.a.id}", size: 1 } }));
    await terraform.apply();

    expect((await terraform.plan()).changes).toBe(false);
    expect(await terraform.stateList()).toEqual(["toy_disk.a", "toy_disk.b"]);

    await terraform.destroy();
    expect(world.store.size).toBe(0);
    expect(world.ledger.count({ method: "ApplyResourceChange" })).toBe(4);
  });

  it("keeps write-only values out of everything but the configuration", async () => {
    const { terraform, world, write } = project;
    await write(disks({ a: everything }));
    await terraform.apply();

    expect(JSON.stringify([world.store.dump(), await terraform.showJson()])).not.toContain("hidden");
  });

  it("applies a saved plan", async () => {
    const { terraform, world, write } = project;
    await write(disks({ a: everything }));
    await terraform.plan({ out: "saved.plan" });
    await terraform.apply({ planFile: "saved.plan" });

    expect(world.store.size).toBe(1);
  });

  it("sees drift and repairs it", async () => {
    const { terraform, world, write } = project;
    await write(disks({ a: { name: "a", size: 10 } }));
    await terraform.apply();
    const [disk] = world.store.list("toy");
    world.store.put("toy", "disk", disk?.id ?? "", { ...disk?.value, size: 99 });

    await terraform.plan({ out: "drift.plan" });
    const plan = await terraform.showJson("drift.plan");
    expect(plan).toHaveProperty("resource_drift.0.change.after.size", 99);
    expect(changesOf(plan)).toEqual([{ address: "toy_disk.a", actions: ["update"], replacePaths: [] }]);

    await terraform.apply();
    expect(world.store.list("toy")[0]?.value["size"]).toBe(10);
  });

  it("creates again what somebody deleted", async () => {
    const { terraform, world, write } = project;
    await write(disks({ a: { name: "a", size: 10 } }));
    await terraform.apply();
    world.store.delete("toy", "disk", world.store.list("toy")[0]?.id ?? "");

    expect((await terraform.plan()).changes).toBe(true);
    await terraform.apply();
    expect(world.store.size).toBe(1);
  });

  it("replaces, and names the path that forces it", async () => {
    const { terraform, world, write } = project;
    await write(disks({ a: { name: "a", size: 10, zone: "z1" } }));
    await terraform.apply();
    const before = world.store.list("toy")[0]?.id;
    await write(disks({ a: { name: "a", size: 10, zone: "z2" } }));

    await terraform.plan({ out: "replace.plan" });
    expect(changesOf(await terraform.showJson("replace.plan"))).toEqual([
      { address: "toy_disk.a", actions: ["delete", "create"], replacePaths: [["zone"]] },
    ]);
    await terraform.apply({ planFile: "replace.plan" });
    expect(world.store.size).toBe(1);
    expect(world.store.list("toy")[0]?.id).not.toBe(before);
  });

  it("imports what is there, and reports what is not", async () => {
    const { terraform, world, write } = project;
    const bare = { tags: null, groups: null, ratio: null, password: null, anything: null, limits: null };
    const blocks = { rule: [], conf: [], timeouts: null, zone: null };
    world.store.put("toy", "disk", "disk-9", {
      id: "disk-9",
      name: "a",
      size: 1,
      status: "old",
      ...bare,
      ...blocks,
    });
    await write(disks({ a: { name: "a", size: 1 } }, { import: [{ to: "toy_disk.a", id: "disk-9" }] }));
    await terraform.apply();

    expect(world.store.list("toy").map(({ id }) => id)).toEqual(["disk-9"]);
    expect(world.ledger.count({ method: "ImportResourceState", id: "disk-9" })).toBeGreaterThan(0);
    await write(disks({ b: { name: "b", size: 1 } }, { import: [{ to: "toy_disk.b", id: "disk-7" }] }));
    await expect(terraform.plan()).rejects.toThrow("there is no disk disk-7");
  });

  it("reads data sources", async () => {
    const { terraform, write } = project;
    const more = {
      data: { toy_image: { i: { family: "debian" } } },
      output: { image: { value: "${data.toy_image.i.id}" } },
    };
    await write(disks({}, more));
    await terraform.apply();

    expect(await terraform.outputJson()).toHaveProperty("image.value", "img-debian");
  });

  it("serves two providers and two configurations of one at once", async () => {
    const { terraform, world, write } = project;
    await write({
      ...disks({}),
      provider: { toy: [{ region: "north" }, { alias: "far", region: "south" }], doll: {} },
      resource: {
        toy_disk: { near: { name: "n", size: 1 }, far: { name: "f", size: 1, provider: "toy.far" } },
        doll_disk: { d: { name: "d", size: 1 } },
      },
    });
    await terraform.apply();

    const status = world.store
      .list("toy")
      .map(({ value }) => `${String(value["name"])} ${String(value["status"])}`);
    expect(status.sort()).toEqual(["f ready in south", "n ready in north"]);
    expect(world.store.list("doll")).toHaveLength(1);
  });

  it("reads the state of an older version of the provider", async () => {
    const { terraform, folder, write } = project;
    await write(disks({ a: everything }));
    await terraform.apply();
    const file = join(folder, "terraform.tfstate");
    const state = await readFile(file, "utf8");
    const older = state
      .replace('"schema_version": 1', '"schema_version": 0')
      .replace('"size": 10', '"size": "10", "gone": [1]')
      .replace('"zone": null,', "");
    expect(older).not.toBe(state);
    await writeFile(file, older);

    expect((await terraform.plan()).changes).toBe(false);
  });

  it("tells Terraform what a provider throws, and goes on serving", async () => {
    const { terraform, world, write } = project;
    await write(disks({ a: { name: "broken", size: 1 } }));
    await expect(terraform.apply()).rejects.toThrow(
      /The rehearsed provider failed in ApplyResourceChange of toy_disk[^]*the toy fell apart/,
    );
    await write(disks({ a: { name: "whole", size: 1 } }));
    await terraform.apply();
    expect(world.store.size).toBe(1);
  });

  it("fails when the configuration is refused, and says where", async () => {
    const { terraform, write } = project;
    await write(disks({ a: { name: "a", size: -1 } }));

    await expect(terraform.validate()).rejects.toThrow(/size must be positive[\s\S]*toy_disk\.a/);
  });
});
