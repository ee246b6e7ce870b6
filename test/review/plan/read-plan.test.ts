import { PlanFormatError } from "../../../review/plan/plan-format-error";
import { readPlan } from "../../../review/plan/read-plan";
import { MaskedValue, UNKNOWN } from "../../../review/plan/value";

const plan = (more: object = {}): object => ({ format_version: "1.2", terraform_version: "1.11.4", ...more });

const change = (more: object, rest: object = {}): object => ({
  address: "toy_disk.a",
  mode: "managed",
  type: "toy_disk",
  name: "a",
  provider_name: "registry.terraform.io/example/toy",
  change: { actions: ["update"], before: {}, after: {}, ...more },
  ...rest,
});

const read = (json: object): ReturnType<typeof readPlan> => readPlan(JSON.stringify(json));
const one = (json: object): ReturnType<typeof readPlan>["resources"][number] =>
  read(plan({ resource_changes: [json] })).resources[0]!;
const refusal = (text: string): string => {
  try {
    readPlan(text);
  } catch (error) {
    if (error instanceof PlanFormatError) return error.message;
    throw error;
  }
  throw new Error("the text was read");
};

describe("what is read", () => {
  it("takes every minor version of the format", () => {
    expect(read(plan({ format_version: "1.99", surprising: [1] })).formatVersion).toBe("1.99");
  });

  it("takes lists that are left out for empty, and does not invent what OpenTofu does not say", () => {
    expect(read(plan())).toEqual({
      terraformVersion: "1.11.4",
      formatVersion: "1.2",
      resources: [],
      drift: [],
      deferred: [],
      outputs: [],
      checks: [],
      relevantAttributes: [],
    });
  });

  it("joins values with what is unknown of them", () => {
    const json = change({
      after: { name: "n", list: ["x", null], nested: [{ a: 1 }] },
      after_unknown: { id: true, list: [false, true], nested: [{ b: true, c: false }], empty: {} },
    });
    expect(one(json).after).toEqual({
      name: "n",
      list: ["x", UNKNOWN],
      nested: [{ a: 1, b: UNKNOWN }],
      id: UNKNOWN,
    });
  });

  it("keeps every digit of a number", () => {
    const text = JSON.stringify(plan({ resource_changes: [change({ after: { size: 17 } })] }));
    const of = (number: string): unknown =>
      readPlan(text.replace('"size":17', `"size":${number}`)).resources[0]!.after;
    expect(of("9007199254740993")).toEqual({ size: "9007199254740993" });
    expect(of("9007199254740992")).toEqual({ size: 9007199254740992 });
    expect(of("1e999")).toEqual({ size: "1e999" });
    expect(of("-0.25")).toEqual({ size: -0.25 });
    expect(of("0.1234567890123456789")).toEqual({ size: "0.1234567890123456789" });
  });

  it("keeps names that JavaScript knows as plain data", () => {
    const json = change({ before: { constructor: "a" }, after: { constructor: "b", toString: "c" } });
    expect(Object.keys(Object(one(json).after))).toEqual(["constructor", "toString"]);
  });

  it("says which mark a secret has, and nothing of it", () => {
    const { before, after } = one(
      change({
        before: { key: "correct horse battery" },
        after: { key: "correct horse battery", other: "staple staple staple" },
        before_sensitive: { key: true },
        after_sensitive: { key: true, other: true },
      }),
    );
    const [a, b] = [Object(before), Object(after)];
    expect(a.key).toBeInstanceOf(MaskedValue);
    expect(a.key.mark).toBe(b.key.mark);
    expect(a.key.mark).not.toBe(b.other.mark);
    expect(JSON.stringify([before, after])).not.toContain("staple");
  });

  it("gives marks that compare between plans for the same key", () => {
    const text = JSON.stringify(
      plan({ resource_changes: [change({ after: { k: "s3cret-value" }, after_sensitive: { k: true } })] }),
    );
    const mark = (key?: Uint8Array): unknown => Object(readPlan(text, { key }).resources[0]!.after).k.mark;
    expect(mark(Buffer.from("one"))).toBe(mark(Buffer.from("one")));
    expect(mark(Buffer.from("one"))).not.toBe(mark(Buffer.from("two")));
    expect(mark()).toBe(mark());
  });
});

describe("what is refused", () => {
  const text = JSON.stringify(plan({ resource_changes: [change({ after: { password: "s3cret-value" } })] }));

  it("fails when the major version is another", () => {
    expect(refusal(JSON.stringify(plan({ format_version: "2.0" })))).toBe(
      "the plan has format version 2.0, and only versions 1.x are known; a newer sdstack may read it",
    );
  });

  it("fails when the plan is cut off, wherever", () => {
    for (const end of [1, 2, 30, text.length - 40, text.length - 1]) {
      expect(refusal(text.slice(0, end))).toBe("the JSON is cut off: it ends in the middle of the plan");
    }
  });

  it.each([
    ["", "the plan is empty; it has to be what `terraform show -json PLANFILE` prints"],
    [
      "PK\u0003\u0004…",
      "this is a plan file itself; it has to be what `terraform show -json PLANFILE` prints",
    ],
    [
      '{"@level":"info"}\n{"@level":"info"}',
      "these are the log lines of `terraform plan -json`; it has to be what `terraform show -json PLANFILE` prints",
    ],
    ["Terraform will", "the plan is not JSON; it has to be what `terraform show -json PLANFILE` prints"],
    [
      JSON.stringify({ format_version: "1.0", terraform_version: "1.11.4", values: {} }),
      "this is a state, not a plan: give the plan file to `terraform show -json PLANFILE`",
    ],
    ["{}", "the JSON has no format_version: it is not what `terraform show -json PLANFILE` prints"],
    ["[]", "the plan is not a JSON object"],
    ['{"format_version":"1.2"}', "the JSON has nothing of a plan in it"],
    ['{"format_version":"../../etc"}', "the plan's format_version is not a version such as 1.2"],
  ])("fails when it is given something else: %j", (given, message) => {
    expect(refusal(given)).toBe(message);
  });

  it("fails when it is nested deeper than any plan", () => {
    const deep = text.replace('"s3cret-value"', `${"[".repeat(100_000)}${"]".repeat(100_000)}`);
    expect(refusal(deep)).toBe("the JSON is nested more than 256 levels deep, which no plan is");
  });

  it("fails when a key stands twice in an object, where other readers may take the other one", () => {
    const twice = text.replace('"actions":["update"]', '"actions":["delete"],"actions":["update"]');
    expect(refusal(twice)).toMatch(/^the JSON has the same key twice in one object/);
    expect(refusal(text.replace('"actions"', '"act\\u0069ons":[],"actions"'))).toMatch(/the same key twice/);
  });

  it("fails when a key would change what objects are", () => {
    expect(refusal(text.replace('"password"', '"__proto__"'))).toBe(
      "the JSON has a key named __proto__, which no plan has",
    );
  });

  it("names the place of what has the wrong form, and quotes nothing", () => {
    const wrong = change({ actions: "s3cret-value" });
    expect(refusal(JSON.stringify(plan({ resource_changes: [wrong] })))).toBe(
      "the plan has not the form of a Terraform plan at resource_changes.0.change.actions",
    );
    const output = { "s3cret-Name": { actions: [] } };
    expect(refusal(JSON.stringify(plan({ output_changes: output })))).toBe(
      "the plan has not the form of a Terraform plan at output_changes.….actions",
    );
  });

  it("quotes nothing of what is not JSON", () => {
    const message = refusal(text.replace('"s3cret-value"', "s3cret-value"));
    expect(message).toMatch(/^the plan is not valid JSON/);
    expect(message).not.toContain("s3cret");
  });
});
