import { readFileSync } from "node:fs";
import { join } from "node:path";
import Ajv2020 from "ajv/dist/2020";
import { driftReport } from "../../../review/drift/drift-report";
import { DRIFT_FORMATS, formatDrift } from "../../../review/formats";
import { driftJsonSchemaText } from "../../../review/formats/json/drift-schema";
import { readPlan } from "../../../review/plan/read-plan";
import { PlanValue } from "../../../review/plan/value";
import { planned, planOf } from "../../support/priced-plans";

const vpc = (before: PlanValue, after: PlanValue) => ({
  ...planned("tencentcloud_vpc", before, after, { actions: ["update"] }),
  address: "tencentcloud_vpc.a",
});
const still = {
  ...planned("toy_disk", { size: 1 }, { size: 1 }, { actions: ["no-op"] }),
  address: "toy_disk.b",
};
const coming = { ...planned("toy_disk", null, { size: 1 }, { actions: ["create"] }), address: "toy_disk.c" };

const [closed, opened] = [{ ingress: ["10.0.0.0/8"] }, { ingress: ["0.0.0.0/0"] }];
const tagged = (team: string) => ({ tags: { team } });

/** A stack that has drifted; what a plan of the next apply says is up to the test. */
const compared = (before: PlanValue, after: PlanValue, next: object = {}) => ({
  name: "base",
  plan: planOf([], { drift: [vpc(before, after)] }),
  next: planOf([vpc(after, before), still, coming]),
  ...next,
});

const verdicts = (...stacks: Parameters<typeof driftReport>[0]["stacks"]) => driftReport({ stacks }).verdict;

describe("a report of drift", () => {
  test("says whether there is any, and whether it is dangerous; noise is none", () => {
    const noise = compared({ status: "UNBIND" }, { status: "BIND" });
    expect(verdicts(compared(closed, opened), noise)).toBe("dangerous");
    expect(verdicts(compared(tagged("a"), tagged("b")), noise)).toBe("drift");
    expect(verdicts(noise)).toBe("no-drift");
    expect(verdicts({ name: "base", status: { kind: "not-applied" } })).toBe("no-drift");
  });

  test("has failed when a stack could not be compared, whatever drifted elsewhere", () => {
    const failed = { name: "other", status: { kind: "failed", message: "no credentials" } } as const;
    const report = driftReport({ stacks: [compared(closed, opened), failed] });
    expect(report.verdict).toBe("failed");
    expect(report.drift).toHaveLength(1);
    const text = formatDrift(report, "markdown");
    expect(text).toContain("## ⛔ Failed: drift");
    expect(text).toContain("`other` could not be compared; 1 resource drifted in what could be compared.");
    expect(text).toContain("failed: no credentials");
  });

  test("says what the next apply does with it", () => {
    const fate = (stack: ReturnType<typeof compared>) => driftReport({ stacks: [stack] }).drift[0]?.fate;
    expect(fate(compared(closed, opened))).toBe("undone");
    expect(fate(compared(closed, opened, { next: planOf([still]) }))).toBe("kept");
    expect(fate(compared(closed, opened, { next: { failed: "Instance cannot be destroyed" } }))).toBe(
      "unknown",
    );
  });

  test("does not guess what becomes of it when the next apply cannot be planned, and says why", () => {
    const next = { failed: "Instance cannot be destroyed" };
    const report = driftReport({ stacks: [compared(closed, opened, { next })] });
    expect(report.stacks).toEqual([
      { name: "base", status: { kind: "compared" }, terraformVersion: "1.11.4", nextFailed: next.failed },
    ]);
    const text = formatDrift(report, "markdown");
    expect(text).toContain("What the next apply does with it is not known: it cannot be planned.");
    expect(text).toContain("the next apply cannot be planned: Instance cannot be destroyed");
  });

  test("counts what is there as it was left, which is neither what drifted nor what is still to come", () => {
    const [stack] = driftReport({ stacks: [compared(closed, opened)] }).stacks;
    expect(stack?.unchanged).toBe(1);
  });

  test("tells of outputs that are not what was saved any more", () => {
    const output = { name: "address", actions: ["update"], before: "10.0.0.1", after: "10.0.0.2" };
    const plan = { ...planOf([], { drift: [] }), outputs: [output] };
    const report = driftReport({ stacks: [{ name: "base", plan, next: planOf([]) }] });
    expect(report.outputs).toMatchObject([{ stack: "base", name: "address", action: "update" }]);
    expect(formatDrift(report, "markdown")).toContain("10.0.0.2");
  });

  test.each([
    ["nothing is applied", [{ name: "base", status: { kind: "not-applied" as const } }], "Nothing applied"],
    [
      "nothing drifted",
      [{ name: "base", plan: planOf([]), next: planOf([]) }],
      "What is there is what was applied.",
    ],
    [
      "something only looks different",
      [compared({ status: "a" }, { status: "b" })],
      "What is there means what was applied: 1 resource only looks different.",
    ],
    [
      "one thing is dangerous",
      [compared(closed, opened)],
      "1 resource drifted, and it is dangerous. The next apply undoes it.",
    ],
    [
      "nothing is dangerous",
      [compared(tagged("a"), tagged("b"), { next: planOf([]) })],
      "1 resource drifted, none of it dangerous. The next apply keeps it.",
    ],
  ])("says in words that %s", (_what, stacks, words) => {
    expect(formatDrift(driftReport({ stacks, environment: "dev" }), "markdown")).toContain(words);
  });

  test("is in every format, and has no word of changes that are planned", () => {
    const report = driftReport({ stacks: [compared(closed, opened)], environment: "dev" });
    for (const format of DRIFT_FORMATS) {
      const text = formatDrift(report, format);
      expect(text).toContain("tencentcloud_vpc.a");
      expect(text).not.toMatch(/plan review|can be applied|Digest of this plan/i);
    }
  });

  test("shows no secret, in any format", () => {
    const secret = "correct-horse-battery-staple";
    const resource = { address: "toy_disk.a", mode: "managed", type: "toy_disk", name: "a" };
    const before = { password: "old", note: `of ${secret}`, token: secret };
    const after = { password: secret, note: `now of ${secret}`, token: "new" };
    const marks = { before_sensitive: {}, after_sensitive: { password: true } };
    const plan = readPlan(
      JSON.stringify({
        ...{ format_version: "1.2", terraform_version: "1.11.4" },
        resource_drift: [{ ...resource, change: { actions: ["update"], before, after, ...marks } }],
        output_changes: { word: { actions: ["update"], before: "", after: secret } },
      }),
    );
    const report = driftReport({ stacks: [{ name: "base", plan, next: planOf([]) }] });
    expect(report.drift[0]).toMatchObject({ sort: "dangerous", address: "toy_disk.a" });
    for (const format of DRIFT_FORMATS) expect(formatDrift(report, format)).not.toContain(secret);
  });

  test("is what its JSON Schema says", () => {
    const file = join(__dirname, "../../../review/formats/json/drift.schema.json");
    const schema = readFileSync(file, "utf8");
    expect(schema).toBe(driftJsonSchemaText());
    const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(JSON.parse(schema));
    const report = driftReport({
      stacks: [
        compared(closed, opened),
        compared(closed, opened, { name: "two", next: { failed: "no" } }),
        { name: "three", status: { kind: "not-applied" } },
        { name: "four", status: { kind: "failed", message: "no" } },
      ],
      environment: "dev",
    });
    expect([validate(JSON.parse(formatDrift(report, "json"))), validate.errors]).toEqual([true, null]);
  });
});
