import fc from "fast-check";
import { planDigest } from "../../../review/identity";
import { readPlan } from "../../../review/plan/read-plan";
import { describeWithTerraform } from "../../support/terraform";
import { disk, ToyPlans } from "../../support/toy-plans";

const key = Buffer.from("a key of the test");
const digest = (plan: object): string => planDigest(readPlan(JSON.stringify(plan), { key }));

const names = ["zone", "size", "tags", "spec", "x"];
const leaf = fc.oneof(
  fc.string({ maxLength: 8 }),
  fc.integer({ min: -1000, max: 1000 }),
  fc.boolean(),
  fc.constantFrom("?", "*", "=", "(masked)", "known after apply"),
);
const value = fc.letrec<{ any: unknown; object: object }>((tie) => ({
  any: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    leaf,
    fc.array(tie("any"), { maxLength: 3 }),
    tie("object"),
  ),
  object: fc.dictionary(fc.constantFrom(...names), tie("any"), { maxKeys: 4 }),
})).object;

const actions = fc.constantFrom(
  ["create"],
  ["update"],
  ["delete"],
  ["delete", "create"],
  ["create", "delete"],
);
const resource = fc.record({
  name: fc.constantFrom("a", "b", "c", "d"),
  change: fc.record({
    actions,
    before: value,
    after: value,
    after_unknown: fc.constantFrom({}, { id: true }),
    replace_paths: fc
      .uniqueArray(fc.constantFrom("zone", "size", "tags"))
      .map((all) => all.map((each) => [each])),
  }),
});
const plan = fc
  .record({
    changes: fc.uniqueArray(resource, { selector: ({ name }) => name, minLength: 1, maxLength: 4 }),
    outputs: fc.dictionary(fc.constantFrom("o", "p"), fc.record({ actions, before: leaf, after: leaf })),
  })
  .map(({ changes, outputs }) => ({
    format_version: "1.2",
    terraform_version: "1.11.4",
    timestamp: "2026-11-22T00:00:00Z",
    resource_changes: changes.map(({ name, change }) => ({
      address: `toy_disk.${name}`,
      mode: "managed",
      type: "toy_disk",
      name,
      provider_name: "registry.terraform.io/example/toy",
      change,
    })),
    output_changes: outputs,
  }));

/** The same JSON with members the other way round, and lists whose order means nothing too. */
function permuted(json: unknown, isFreeList = false): unknown {
  if (Array.isArray(json)) {
    const items = json.map((item) => permuted(item));
    return isFreeList ? items.reverse() : items;
  }
  if (typeof json !== "object" || json === null) return json;
  return Object.fromEntries(
    Object.entries(json)
      .reverse()
      .map(([name, item]) => [name, permuted(item, name === "resource_changes" || name === "replace_paths")]),
  );
}

describe("the digest of a plan", () => {
  it("is the same whatever the order, the time and the patch version", () => {
    fc.assert(
      fc.property(plan, fc.nat(20), (one, patch) => {
        const other = { ...one, terraform_version: `1.11.${patch}`, timestamp: "2027-01-01T00:00:00Z" };
        expect(digest(permuted(other) as object)).toBe(digest(one));
      }),
      { numRuns: 500 },
    );
  });

  it("is another one for every leaf that changes", () => {
    fc.assert(
      fc.property(plan, fc.nat(), leaf, (one, place, changed) => {
        const leaves: { readonly set: (to: unknown) => void; readonly was: unknown }[] = [];
        const copy = structuredClone(one);
        const collect = (holder: Record<string, unknown>): void => {
          for (const at of Object.keys(holder)) {
            const was = holder[at];
            if (typeof was === "object" && was !== null) collect(was as Record<string, unknown>);
            else leaves.push({ was, set: (to) => (holder[at] = to) });
          }
        };
        for (const { change } of copy.resource_changes)
          for (const side of [change.before, change.after]) collect(side as Record<string, unknown>);
        fc.pre(leaves.length > 0);
        const { set, was } = leaves[place % leaves.length]!;
        fc.pre(was !== changed);
        set(changed);
        expect(digest(copy)).not.toBe(digest(one));
      }),
      { numRuns: 500 },
    );
  });

  const secret = (password: string, more: object = {}): object => ({
    format_version: "1.2",
    terraform_version: "1.11.4",
    resource_changes: [
      {
        address: "toy_disk.a",
        mode: "managed",
        type: "toy_disk",
        name: "a",
        provider_name: "registry.terraform.io/example/toy",
        change: {
          actions: ["create"],
          before: null,
          after: { password },
          after_sensitive: { password: true },
        },
      },
    ],
    ...more,
  });

  it("is another one when only a secret changes, and tells nothing of it", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 4 }), fc.string({ minLength: 4 }), (one, other) => {
        expect(digest(secret(one)) === digest(secret(other))).toBe(one === other);
        expect(digest(secret(one))).toMatch(/^sha256:[0-9a-f]{64}$/);
      }),
    );
    const otherKey = planDigest(
      readPlan(JSON.stringify(secret("hunter22")), { key: Buffer.from("another key") }),
    );
    expect(otherKey).not.toBe(digest(secret("hunter22")));
  });

  const living = (change: object, drift: object[] = []): string => {
    const [resource] = (secret("s3cret-Value-1") as { resource_changes: object[] }).resource_changes;
    const made = (each: object): object => ({ ...resource, change: each });
    return digest(
      secret("s3cret-Value-1", { resource_changes: [made(change)], resource_drift: drift.map(made) }),
    );
  };
  const pod = (version: string, image: string): object => ({
    metadata: [{ name: "a", resource_version: version }],
    spec: { image },
    status: "Running",
  });

  it("is the same whatever comes and goes by itself where something is alive", () => {
    const update = (version: string): object => ({
      actions: ["update"],
      before: pod(version, "one"),
      after: pod(version, "two"),
      after_unknown: {},
    });
    const unknown = (version: string): object => ({
      ...update(version),
      after: { metadata: [{ name: "a" }], spec: { image: "two" }, status: "Running" },
      after_unknown: { metadata: [{ resource_version: true }] },
    });
    const gone = (version: string): object => ({
      actions: ["delete"],
      before: pod(version, "one"),
      after: null,
    });
    for (const change of [update, unknown, gone]) {
      expect(living(change("18"))).toBe(living(change("7")));
    }
    const drifted = { actions: ["update"], before: pod("1", "one"), after: pod("9", "one") };
    expect(living(update("7"), [drifted])).toBe(living(update("7")));
  });

  it("is another one when such a thing is what changes, or something else was changed outside", () => {
    const scaled = (from: number, to: number): object => ({
      actions: ["update"],
      before: { replicas: from, state: "on" },
      after: { replicas: to, state: "off" },
    });
    expect(living(scaled(1, 3))).not.toBe(living(scaled(1, 4)));
    expect(living(scaled(1, 3))).not.toBe(living(scaled(2, 3)));
    const drifted = { actions: ["update"], before: pod("1", "one"), after: pod("9", "evil") };
    const gone = { actions: ["delete"], before: pod("1", "one"), after: null };
    const all = [[], [drifted], [gone]].map((drift) => living(scaled(1, 3), drift));
    expect(new Set(all).size).toBe(3);
  });

  it("tells what is unknown and what is masked from texts that look like it", () => {
    const after = (more: object): string => {
      const base = secret("x") as { resource_changes: { change: object }[] };
      base.resource_changes[0]!.change = { actions: ["create"], before: null, ...more };
      return digest(base);
    };
    const all = [
      after({ after: {}, after_unknown: { id: true } }),
      after({ after: { id: "?" } }),
      after({ after: { id: "=?" } }),
      after({ after: {} }),
      after({ after: { id: "secret text" }, after_sensitive: { id: true } }),
      after({ after: { id: "(masked)" } }),
    ];
    expect(new Set(all).size).toBe(all.length);
  });

  it("knows moves, imports, and the order of a replacement, which leave every value as it is", () => {
    const of = (change: object, rest: object = {}): string => {
      const base = secret("x") as { resource_changes: object[] };
      base.resource_changes = [
        { ...base.resource_changes[0]!, ...rest, change: { before: {}, after: {}, ...change } },
      ];
      return digest(base);
    };
    const nothing = of({ actions: ["no-op"] });
    const all = [
      nothing,
      of({ actions: ["no-op"] }, { previous_address: "toy_disk.old" }),
      of({ actions: ["no-op"], importing: { id: "i" } }),
      of({ actions: ["forget"] }),
      of({ actions: ["delete", "create"] }),
      of({ actions: ["create", "delete"] }),
    ];
    expect(new Set(all).size).toBe(all.length);
    expect(digest({ format_version: "1.2", terraform_version: "1.11.4" })).toBe(nothing);
  });
});

describeWithTerraform("digests of plans that Terraform makes", (binary) => {
  it("are the same for two plans of one change, and others for another", async () => {
    const toys = await ToyPlans.start(binary);
    try {
      const disks = (size: number): object => ({
        resource: { toy_disk: { a: disk("a", { size, groups: ["y", "x"] }), b: disk("b") } },
      });
      const of = async (configuration: object): Promise<string> =>
        planDigest(readPlan(await toys.text(configuration)));
      const first = await of(disks(1));
      expect(await of(disks(1))).toBe(first);
      expect(await of(disks(2))).not.toBe(first);
      await toys.apply(disks(1));
      const after = await of(disks(2));
      expect(await of(disks(2))).toBe(after);
      expect(after).not.toBe(first);
      toys.outside("b", { size: 9 });
      expect(await of(disks(2))).not.toBe(after);
    } finally {
      await toys.project.stop();
    }
  });
});
