import { reasonsOf } from "../../support/plan-changes";
import { RehearsedProject, rehearsedProject } from "../../support/rehearsed-project";
import { describeWithTerraform } from "../../support/terraform";
import { toyProvider } from "../../support/toy-provider";

function disks(names: readonly string[], size = 1): object {
  return {
    terraform: { required_providers: { toy: { source: "example/toy" } } },
    provider: { toy: {} },
    resource: { toy_disk: Object.fromEntries(names.map((name) => [name, { name, size }])) },
  };
}

describeWithTerraform("a world in which things go wrong", (binary) => {
  let project: RehearsedProject;

  beforeEach(async () => {
    project = await rehearsedProject(binary, (world) => [toyProvider(world)]);
    await project.write(disks(["a"]));
    await project.terraform.init();
  });

  afterEach(() => project.stop());

  it("fails the chosen call of an apply, whichever it is, and the next apply repairs it", async () => {
    const { terraform, world, write } = project;
    const names = ["a", "b", "c"];
    await write(disks(names));
    for (const call of [1, 2, 3]) {
      const remove = world.faults.add({ call, effect: { kind: "errorBefore", message: `quota ${call}` } });
      await expect(terraform.apply({ parallelism: 1 })).rejects.toThrow(`quota ${call}`);
      remove();
      await terraform.apply();
      expect(world.store.size).toBe(3);
      expect((await terraform.plan()).changes).toBe(false);
      await terraform.destroy();
      expect(world.store.size).toBe(0);
    }
  });

  it("taints what failed after it was created, and replaces it", async () => {
    const { terraform, world } = project;
    const remove = world.faults.add({
      match: { action: "create" },
      effect: { kind: "errorAfter", keepState: true },
    });
    await expect(terraform.apply()).rejects.toThrow("the answer was lost");
    remove();
    await terraform.plan({ out: "tainted.plan" });

    const plan = await terraform.showJson("tainted.plan");
    expect(reasonsOf(plan)).toEqual({ "toy_disk.a": "replace_because_tainted" });
    await terraform.apply({ planFile: "tainted.plan" });
    expect(world.store.size).toBe(1);
  });

  it("leaves an orphan when the answer to a create is lost", async () => {
    const { terraform, world } = project;
    const remove = world.faults.add({ effect: { kind: "errorAfter", keepState: false } });
    await expect(terraform.apply()).rejects.toThrow("the answer was lost");
    remove();

    expect(world.store.size).toBe(1);
    expect(await terraform.stateList()).toEqual([]);
  });

  it("keeps the state when a delete fails, and deletes again", async () => {
    const { terraform, world } = project;
    await terraform.apply();
    const remove = world.faults.add({
      match: { action: "delete" },
      effect: { kind: "errorAfter", keepState: false },
    });
    await expect(terraform.destroy()).rejects.toThrow("the answer was lost");
    remove();

    expect(await terraform.stateList()).toEqual(["toy_disk.a"]);
    await terraform.destroy();
    expect(await terraform.stateList()).toEqual([]);
  });

  it("goes through throttling, which the ledger shows", async () => {
    const { terraform, world } = project;
    world.faults.add({ match: { provider: "example/toy" }, effect: { kind: "throttle", times: 3 } });
    await terraform.apply();

    expect(world.ledger.count({ outcome: "throttled", action: "create" })).toBe(3);
    expect(world.ledger.count({ outcome: "ok", action: "create" })).toBe(1);
  });

  it("surfaces throttling as often as it was told to", async () => {
    const { terraform, world } = project;
    world.faults.add({ effect: { kind: "throttle", times: 2, surfaced: true } });
    await expect(terraform.apply()).rejects.toThrow("RequestLimitExceeded");
    await expect(terraform.apply()).rejects.toThrow("RequestLimitExceeded");
    await terraform.apply();

    expect(world.store.size).toBe(1);
  });

  it("drops the connection before or after the effect, and serves the next command", async () => {
    const { terraform, world } = project;
    for (const [when, left] of [
      ["before", 0],
      ["after", 1],
    ] as const) {
      const remove = world.faults.add({ effect: { kind: "kill", when } });
      await expect(terraform.apply()).rejects.toThrow("Plugin did not respond");
      remove();
      expect(world.store.size).toBe(left);
    }
    expect(world.ledger.count({ outcome: "dropped" })).toBe(2);
    await terraform.apply();
    expect(await terraform.stateList()).toEqual(["toy_disk.a"]);
  });

  it("lets Terraform find a result that differs from the plan", async () => {
    const { terraform, world } = project;
    const remove = world.faults.add({ effect: { kind: "inconsistent", attributes: { size: 7 } } });
    await expect(terraform.apply()).rejects.toThrow("inconsistent result after apply");
    remove();
  });

  it("forgives a provider of the old SDK such a result", async () => {
    const legacy = await rehearsedProject(binary, (world) => [toyProvider(world, "toy", true)]);
    try {
      const { terraform, world, write } = legacy;
      await write(disks(["a"]));
      const remove = world.faults.add({ effect: { kind: "inconsistent", attributes: { size: 7 } } });
      await terraform.apply({ args: ["-refresh=false"] });
      remove();
      expect((await terraform.plan({ args: ["-refresh=false"] })).changes).toBe(true);
    } finally {
      await legacy.stop();
    }
  });

  it("ends in order when it is interrupted during a slow create", async () => {
    const { terraform, world } = project;
    world.faults.add({ match: { action: "create" }, effect: { kind: "latency", milliseconds: 60_000 } });
    const interrupt = new AbortController();
    const onOutput = (text: string): void => {
      if (text.includes("Creating...")) interrupt.abort();
    };
    const applied = await terraform.run(["apply", "-auto-approve", "-no-color"], {
      signal: interrupt.signal,
      onOutput,
    });

    expect(applied).toMatchObject({ exitCode: 1, endedBy: null, timedOut: false });
    expect(applied.stdout).toContain("Interrupt received");
    expect(world.ledger.count({ method: "StopProvider" })).toBeGreaterThan(0);
    expect(await terraform.stateList()).toEqual(["toy_disk.a"]);
    world.faults.clear();
    await terraform.destroy();
    expect(world.store.size).toBe(0);
  });
});
