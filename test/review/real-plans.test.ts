import { describeWithTerraform } from "../support/terraform";
import { disk, disks, reviewOf, told, ToyPlans } from "../support/toy-plans";

describeWithTerraform("reviews of plans that Terraform makes", (binary) => {
  let toys: ToyPlans;
  beforeEach(async () => {
    toys = await ToyPlans.start(binary);
  });
  afterEach(() => toys.project.stop());

  it("create, nothing, update", async () => {
    const first = disks({ a: disk("a", { tags: { team: "x" } }) });
    const created = await toys.review(first);
    expect(created.changes.map(told)).toEqual([
      "create toy_disk.a [id <absent> -> <unknown>] [name <absent> -> a] [size <absent> -> 1] " +
        "[status <absent> -> <unknown>] [tags.team <absent> -> x]",
    ]);
    expect(created).toMatchObject({
      verdict: "changes",
      stacks: [{ name: "toys", unchanged: 0, complete: true }],
    });
    await toys.apply(first);

    const nothing = await toys.review(first);
    expect(nothing).toMatchObject({ verdict: "no-changes", changes: [], stacks: [{ unchanged: 1 }] });

    const update = await toys.review(disks({ a: disk("a", { size: 2, tags: { team: "y", new: "z" } }) }));
    expect(update.changes.map(told)).toEqual([
      "update toy_disk.a [size 1 -> 2] [tags.new <absent> -> z] [tags.team x -> y]",
    ]);
  });

  it("every reason of a replacement", async () => {
    const all = (zone: string, size = 1): object =>
      disks({
        forced: disk("forced", { zone }),
        first: disk("first", { zone, lifecycle: { create_before_destroy: true } }),
        tainted: disk("tainted"),
        asked: disk("asked"),
        trigger: disk("trigger", { size }),
        triggered: disk("triggered", { lifecycle: { replace_triggered_by: ["toy_disk.trigger"] } }),
      });
    await toys.apply(all("a"));
    await toys.project.terraform.run(["taint", "toy_disk.tainted"]);
    const { changes } = await toys.review(all("b", 2), { args: ["-replace=toy_disk.asked"] });
    expect(
      changes.map((each) =>
        told({ ...each, attributes: each.attributes.filter((a) => a.path[0] === "zone") }),
      ),
    ).toEqual([
      "replace toy_disk.asked because replace_by_request",
      "replace toy_disk.first (new first) because replace_because_cannot_update [zone a -> b!]",
      "replace toy_disk.forced because replace_because_cannot_update [zone a -> b!]",
      "replace toy_disk.tainted because replace_because_tainted",
      "update toy_disk.trigger",
      "replace toy_disk.triggered because replace_by_triggers",
    ]);
  });

  it("move, deletion, forgetting, and an import", async () => {
    await toys.apply(
      disks({ old: disk("moved"), gone: disk("gone"), left: disk("left"), back: disk("back") }),
    );
    await toys.project.terraform.run(["state", "rm", "toy_disk.back"]);
    const id = toys.project.world.store
      .list("toy", "disk")
      .find(({ value }) => Object(value).name === "back")!.id;
    const { changes, stacks } = await toys.review(
      disks(
        { new: disk("moved"), back: disk("back") },
        {
          moved: [{ from: "toy_disk.old", to: "toy_disk.new" }],
          removed: [{ from: "toy_disk.left", lifecycle: { destroy: false } }],
          import: [{ to: "toy_disk.back", id }],
        },
      ),
    );
    expect(changes.map(told)).toEqual([
      `import toy_disk.back importing ${id}`,
      "delete toy_disk.gone because delete_because_no_resource_config",
      "forget toy_disk.left because delete_because_no_resource_config",
      "move toy_disk.new from toy_disk.old",
    ]);
    expect(stacks[0]?.unchanged).toBe(0);
  });

  it("drift that is undone, drift that is kept, and what is gone", async () => {
    const all = disks({
      undone: disk("undone"),
      kept: disk("kept", { tags: { a: "1" }, lifecycle: { ignore_changes: ["tags"] } }),
      gone: disk("gone"),
    });
    await toys.apply(all);
    toys.outside("undone", { size: 7 });
    toys.outside("kept", { tags: { a: "2" } });
    toys.outside("gone");
    const { drift, changes, verdict } = await toys.review(all);
    expect(drift.map(({ address, action, fate }) => `${action} ${address} ${fate}`)).toEqual([
      "delete toy_disk.gone undone",
      "update toy_disk.kept kept",
      "update toy_disk.undone undone",
    ]);
    expect(changes.map(({ action, address }) => `${action} ${address}`)).toEqual([
      "create toy_disk.gone",
      "update toy_disk.undone",
    ]);
    expect(verdict).toBe("changes");
    const refreshed = await toys.review(all, { refreshOnly: true });
    expect(refreshed.changes).toEqual([]);
    expect(refreshed.drift).toHaveLength(3);
    expect(refreshed.verdict).toBe("changes");
  });

  it("a plan that ended with an error, one that leaves things out, and what a broken apply has left", async () => {
    await toys.apply(disks({ a: disk("a", { lifecycle: { prevent_destroy: true }, zone: "a" }) }));
    const errored = await toys.review(
      disks({ a: disk("a", { lifecycle: { prevent_destroy: true }, zone: "b" }) }),
    );
    expect(errored).toMatchObject({ verdict: "failed", stacks: [{ errored: true, complete: false }] });

    const targeted = await toys.review(disks({ a: disk("a", { zone: "a", size: 3 }), b: disk("b") }), {
      args: ["-target=toy_disk.b"],
    });
    expect(targeted).toMatchObject({ verdict: "incomplete", stacks: [{ complete: false }] });

    const half = disks({ a: disk("a", { zone: "a" }), b: disk("b"), c: disk("broken") });
    await expect(toys.apply(half)).rejects.toThrow("fell apart");
    expect((await toys.review(half)).changes.map(({ action, address }) => `${action} ${address}`)).toEqual([
      "create toy_disk.c",
    ]);
  });

  it("outputs and checks, with secrets masked", async () => {
    const secret = "sw0rdfish-9000";
    const configuration = (name: string, token: string): object =>
      disks(
        { a: disk(name, { tags: { token: "${var.token}" } }) },
        {
          variable: { token: { default: token, sensitive: true } },
          output: { name: { value: name }, token: { value: "${var.token}", sensitive: true } },
          check: {
            tags: {
              assert: [{ condition: "${toy_disk.a.size > 5}", error_message: `too small for ${token}` }],
            },
          },
        },
      );
    await toys.apply(configuration("a", "old-sw0rdfish"));
    const text = await toys.text(configuration("b", secret));
    expect(text).toContain(secret);
    const review = reviewOf(text);
    expect(review.outputs.map(({ name, action, after }) => [name, action, after.kind])).toEqual([
      ["name", "update", "text"],
      ["token", "update", "masked"],
    ]);
    expect(review.checks).toEqual([
      { stack: "toys", address: "check.tags", status: "fail", problems: ["too small for (masked)"] },
    ]);
    expect(review.changes.map(told)).toEqual([
      "update toy_disk.a [name a -> b] [tags.token <masked> -> <masked>]",
    ]);
    expect(JSON.stringify(review)).not.toMatch(/sw0rdfish/);
    expect((await toys.review(configuration("b", secret))).digest).toBe(review.digest);
  });

  it("what OpenTofu does not say stays unsaid", async () => {
    const text = await toys.text(disks({ a: disk("a") }));
    const { applyable, complete, timestamp, ...rest } = JSON.parse(text);
    expect([applyable, complete, typeof timestamp]).toEqual([true, true, "string"]);
    const review = reviewOf(JSON.stringify({ ...rest, terraform_version: "1.10.5" }));
    expect(review.verdict).toBe("changes");
    expect(review.changes).toEqual(reviewOf(text).changes);
    expect(review.stacks[0]).not.toHaveProperty("complete");
  });

  it("what is left for a later plan", async () => {
    const json = JSON.parse(await toys.text(disks({ a: disk("a"), b: disk("b") })));
    const [a, b] = json.resource_changes;
    const deferred = { reason: "provider_config_unknown", resource_change: b };
    const review = reviewOf(
      JSON.stringify({ ...json, complete: false, resource_changes: [a], deferred_changes: [deferred] }),
    );
    expect(review.changes.map(({ action, address, reason }) => [action, address, reason])).toEqual([
      ["create", "toy_disk.a", undefined],
      ["deferred", "toy_disk.b", "provider_config_unknown"],
    ]);
    expect(review.verdict).toBe("incomplete");
  });
});
