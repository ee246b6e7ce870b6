import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describeWithTerraform } from "../../support/terraform";
import { ToyRehearsal } from "../../support/toy-rehearsal";

const STACKS = [
  { name: "below", disks: ["a", "b"] },
  { name: "above", disks: ["c"], dependencies: ["below"] },
];

describeWithTerraform("rehearse", (terraform) => {
  let rehearsal: ToyRehearsal;
  beforeEach(async () => {
    rehearsal = await ToyRehearsal.start(terraform);
  });
  afterEach(() => rehearsal.end());

  const disks = (): number => rehearsal.clouds.world.store.size;

  test("applies in order, plans each stack again, destroys in the opposite order and leaves nothing", async () => {
    const { report, problems, remains, interrupted } = await rehearsal.run(STACKS);
    expect(problems).toEqual([]);
    expect(rehearsal.steps).toEqual([
      "apply below",
      "apply above",
      "plan below",
      "plan above",
      "unprotect below",
      "unprotect above",
      "destroy above",
      "destroy below",
    ]);
    const seconds = expect.any(Number);
    const times = { applySeconds: seconds, planSeconds: seconds, destroySeconds: seconds };
    expect(report).toEqual({
      ok: true,
      environment: "toys",
      cluster: "memory",
      terraform: { name: terraform.name, version: terraform.version },
      stacks: [
        { name: "below", created: 2, secondPlanChanges: 0, ...times },
        { name: "above", created: 1, secondPlanChanges: 0, ...times },
      ],
      charts: [],
      placement: null,
      phaseSeconds: expect.any(Object),
      slowestCalls: expect.any(Array),
      leftovers: { cloud: 0, kubernetes: 0, machine: 0 },
    });
    expect([remains, interrupted, disks()]).toEqual([[], "no", 0]);
  });

  test("shows the addresses that stacks give, and none that is secret", async () => {
    const output = (value: unknown, sensitive = false) => ({ output: { address: { value, sensitive } } });
    const { problems } = await rehearsal.run([
      { name: "entry", disks: ["a"], more: output("203.0.113.7") },
      { name: "hidden", disks: ["a"], more: output("203.0.113.8", true) },
      { name: "list", disks: ["a"], more: output(["203.0.113.9"]) },
      { name: "none", disks: ["a"] },
    ]);
    expect([problems, rehearsal.made?.addresses]).toEqual([[], ["203.0.113.7"]]);
  });

  test("shows what was made before it is destroyed", async () => {
    await rehearsal.run(STACKS);
    expect(rehearsal.made?.cloud.map(({ type }) => type)).toEqual(["disk", "disk", "disk"]);
  });

  test("destroys what is protected against it, after having applied it as it is", async () => {
    const disk = { lifecycle: { prevent_destroy: true } };
    const { report } = await rehearsal.run([{ name: "kept", disks: ["a"], disk }]);
    expect([report.ok, disks()]).toEqual([true, 0]);
    const applied = rehearsal.clouds.world.ledger.entries({ method: "ApplyResourceChange" });
    expect(applied.map(({ action }) => action)).toEqual(["create", "delete"]);
  });

  test("fails when a second plan is not empty, naming the address", async () => {
    const { store } = rehearsal.clouds.world;
    rehearsal.onStep = (step) => {
      if (step !== "plan below") return;
      const [first] = store.dump();
      store.put(first!.cloud, first!.type, first!.id, { ...first!.value, size: 77 });
    };
    const { report, problems } = await rehearsal.run(STACKS);
    expect(problems).toEqual([
      expect.stringMatching(/^below: a second plan still wants: update toy_disk\.[ab]$/),
    ]);
    expect(report.stacks[0]).toMatchObject({ secondPlanChanges: 1 });
    expect([report.ok, disks()]).toEqual([false, 0]);
  });

  test("fails when a call fails, says so, and destroys what was made", async () => {
    const { faults } = rehearsal.clouds.world;
    faults.add({
      match: { action: "create" },
      call: 3,
      effect: { kind: "errorBefore", message: "no more disks" },
    });
    const { report, problems } = await rehearsal.run(STACKS);
    expect(problems).toEqual([expect.stringContaining("no more disks")]);
    expect(report.stacks).toMatchObject([
      { created: 2 },
      { created: 0, secondPlanChanges: null, planSeconds: null },
    ]);
    expect([report.ok, disks()]).toEqual([false, 0]);
  });

  test("reports the charts that were there when a later call failed", async () => {
    const { faults } = rehearsal.clouds.world;
    const release = { cluster: "c", namespace: "n", release: "r", chart: "a", version: "1.0.0" };
    const how = { installed: true, helm: "3.22.0", source: "./a", definitions: 0, keptDefinitions: 0 };
    rehearsal.charts = [{ ...release, ...how }];
    faults.add({
      match: { action: "create" },
      call: 3,
      effect: { kind: "errorBefore", message: "no more disks" },
    });
    const { report } = await rehearsal.run(STACKS);
    expect(report.charts).toMatchObject([{ ...release, how: "installed by helm 3.22.0" }]);
  });

  test("fails when something is left behind that no state knows", async () => {
    const { faults } = rehearsal.clouds.world;
    faults.add({ match: { action: "create" }, call: 1, effect: { kind: "errorAfter", keepState: false } });
    const { report, problems } = await rehearsal.run([{ name: "one", disks: ["a"] }]);
    expect(problems).toContainEqual(expect.stringMatching(/^left behind: disk disk-/));
    expect(report).toMatchObject({ ok: false, leftovers: { cloud: 1, kubernetes: 0 } });
  });

  test("fails when a stack cannot be prepared, once, without a plan to destroy it", async () => {
    const more = { terraform: { backend: { nonsense: {} } } };
    const { problems, report } = await rehearsal.run([{ name: "one", disks: ["a"], more }]);
    expect(problems).toEqual([expect.stringContaining("nonsense")]);
    expect([report.ok, rehearsal.steps]).toEqual([false, ["apply one"]]);
  });

  test("keeps everything when asked to, and says what", async () => {
    const { report, remains } = await rehearsal.run(STACKS, true);
    expect(report).toMatchObject({ ok: true, leftovers: { cloud: 3 } });
    expect(report.stacks.map(({ destroySeconds }) => destroySeconds)).toEqual([null, null]);
    expect(remains.map(({ stack, addresses }) => [stack.name, ...addresses])).toEqual([
      ["below", "toy_disk.a", "toy_disk.b"],
      ["above", "toy_disk.c"],
    ]);
    expect(disks()).toBe(3);
  });

  test.each(["apply below", "apply above", "plan below", "destroy above", "destroy below"])(
    "leaves nothing when it is stopped in %s",
    async (phase) => {
      rehearsal.onStep = (step) => {
        if (step === phase) setTimeout(() => rehearsal.stop.abort(), 150);
      };
      slowDown(rehearsal);
      const { report, problems, interrupted } = await rehearsal.run(STACKS);
      expect([problems, interrupted, report.ok, disks()]).toEqual([[], "stopped", false, 0]);
    },
  );

  test("leaves nothing when it is stopped while something is being made", async () => {
    rehearsal.onDetail = (step, text) => {
      if (step === "apply below" && text === "0 of 2 made") setTimeout(() => rehearsal.stop.abort(), 200);
    };
    rehearsal.clouds.world.faults.add({
      match: { action: "create" },
      effect: { kind: "latency", milliseconds: 5000 },
    });
    const { interrupted, problems } = await rehearsal.run(STACKS);
    expect([interrupted, problems, disks()]).toEqual(["stopped", [], 0]);
    expect(rehearsal.steps).toEqual(["apply below", "unprotect below", "destroy below"]);
  });

  test("says what it leaves when it is stopped and everything is to be kept", async () => {
    rehearsal.onStep = (step) => {
      if (step === "plan below") setTimeout(() => rehearsal.stop.abort(), 50);
    };
    slowDown(rehearsal);
    const { interrupted, remains } = await rehearsal.run(STACKS, true);
    expect(interrupted).toBe("stopped");
    expect(remains.flatMap(({ addresses }) => addresses)).toEqual(["toy_disk.a", "toy_disk.b", "toy_disk.c"]);
  });

  test("ends at once when it is killed, and says what is there", async () => {
    rehearsal.onStep = (step) => {
      if (step === "destroy above") setTimeout(() => rehearsal.kill.abort(), 150);
    };
    slowDown(rehearsal);
    const { interrupted, left, report } = await rehearsal.run(STACKS);
    expect([interrupted, report.ok]).toEqual(["killed", false]);
    expect(left.cloud.length).toBeGreaterThanOrEqual(2);
    const state = readFileSync(join(rehearsal.folder.path, "state", "below.tfstate"), "utf8");
    expect(state).toContain("toy_disk");
  });
});

/** Makes every call that can be interrupted long enough to be. */
function slowDown({ clouds }: ToyRehearsal): void {
  for (const method of ["ApplyResourceChange", "ReadResource"] as const) {
    clouds.world.faults.add({ match: { method }, effect: { kind: "latency", milliseconds: 400 } });
  }
}
