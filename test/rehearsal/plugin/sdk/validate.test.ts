import { AttributeFacts } from "../../../../rehearsal/plugin/sdk/facts";
import { validateConfig } from "../../../../rehearsal/plugin/sdk/validate";
import { UNKNOWN, Value } from "../../../../rehearsal/plugin/value";
import { wholeConfig } from "../../../support/proposed-new";
import { blockFrom } from "../../../support/toy-schema";

const block = blockFrom({
  attributes: {
    a: { type: "string", optional: true },
    b: { type: "string", optional: true },
    n: { type: "number", optional: true },
    hosts: { type: ["list", "string"], optional: true },
  },
  block_types: {
    disk: { nesting_mode: "list", block: { attributes: { kind: { type: "string", optional: true } } } },
  },
});

function problems(
  facts: Readonly<Record<string, AttributeFacts>>,
  written: Record<string, Value>,
): readonly string[] {
  const found = validateConfig(
    block,
    { importable: true, updatable: true, attributes: facts },
    {},
    wholeConfig(block, written),
  );
  return found.map(({ summary, detail }) => [summary, detail].filter((text) => text !== "").join(": "));
}

describe("validation", () => {
  it("fails when arguments conflict, and waits for those that are unknown", () => {
    const facts = { a: { conflictsWith: ["b"] } };
    expect(problems(facts, { a: "1", b: "2" })).toEqual([
      'Conflicting configuration arguments: "a": conflicts with b',
    ]);
    expect(problems(facts, { a: "1", b: UNKNOWN })).toEqual([]);
    expect(problems(facts, { b: "2" })).toEqual([]);
  });

  it("fails when a text is too long or too short", () => {
    const facts = { a: { length: [2, 3] as const } };
    expect(problems(facts, { a: "1234" })).toEqual([
      "expected length of a to be in the range (2 - 3), got 1234",
    ]);
    expect(problems(facts, { a: "1" })).toHaveLength(1);
    expect(problems(facts, { a: "12" })).toEqual([]);
  });

  it("fails when an argument conflicts with one in a block", () => {
    const facts = { a: { conflictsWith: ["disk.0.kind"] } };
    expect(problems(facts, { a: "1", disk: [{ kind: "ssd" }] })).toHaveLength(1);
    expect(problems(facts, { a: "1", disk: [{}] })).toEqual([]);
  });

  it("fails when not exactly one of several is there", () => {
    const facts = { a: { exactlyOneOf: ["b"] } };
    expect(problems(facts, {})).toEqual([
      'Invalid combination of arguments: "a": one of `a,b` must be specified',
    ]);
    expect(problems(facts, { a: "1", b: "2" })).toEqual([
      'Invalid combination of arguments: "a": only one of `a,b` can be specified, but `a,b` were specified.',
    ]);
    expect(problems(facts, { b: "2" })).toEqual([]);
  });

  it("fails when none of several is there", () => {
    expect(problems({ a: { atLeastOneOf: ["b"] } }, {})).toEqual([
      'Missing required argument: "a": one of `a,b` must be specified',
    ]);
    expect(problems({ a: { atLeastOneOf: ["b"] } }, { b: UNKNOWN })).toEqual([]);
  });

  it("fails when a companion is missing", () => {
    expect(problems({ a: { requiredWith: ["b"] } }, { a: "1" })).toEqual([
      'Missing required argument: "a": all of `a,b` must be specified',
    ]);
    expect(problems({ a: { requiredWith: ["b"] } }, {})).toEqual([]);
  });

  it("fails when a value is not allowed or out of range", () => {
    expect(problems({ a: { enum: ["x", "y"] } }, { a: "z" })).toEqual([
      'expected a to be one of ["x" "y"], got z',
    ]);
    expect(problems({ n: { range: [1, 10] } }, { n: 11 })).toEqual([
      "expected n to be in the range (1 - 10), got 11",
    ]);
    expect(problems({ n: { range: [1, 10] }, a: { enum: ["x"] } }, { n: UNKNOWN, a: UNKNOWN })).toEqual([]);
  });

  it("fails when there are too many or too few elements", () => {
    expect(problems({ hosts: { maxItems: 1 } }, { hosts: ["a", "b"] })).toEqual([
      "Too many list items: Attribute hosts supports 1 item maximum, but config has 2 declared.",
    ]);
    expect(problems({ hosts: { minItems: 2 } }, { hosts: ["a"] })).toEqual([
      "Not enough list items: Attribute hosts requires 2 item minimum, but config has only 1 declared.",
    ]);
  });

  it("says where in a block the problem is", () => {
    const [found] = validateConfig(
      block,
      { importable: true, updatable: true, attributes: { "disk.kind": { enum: ["ssd"] } } },
      {},
      wholeConfig(block, { disk: [{ kind: "ssd" }, { kind: "tape" }] }),
    );
    expect(found!.attribute).toEqual(["disk", 1, "kind"]);
  });
});
