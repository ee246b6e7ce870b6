import { isSettled, outputsRead } from "../../../cli/plan/upstream";
import { readState } from "../../../cli/plan/state";
import { planned, planOf } from "../../support/planned-resources";

const applied = readState(
  JSON.stringify({ lineage: "l", serial: 3, outputs: { id: {} }, resources: [{ mode: "managed" }] }),
);
const nothing = readState("");
const unchanged = planOf();
const creating = planOf(planned("toy_disk.a", "create", null, { name: "a" }));

describe("what a stack reads of others", () => {
  it("is in its configuration, however it is written there", () => {
    const one =
      "${data.terraform_remote_state.cross-stack-reference-input-dev-base.outputs.cross-stack-output-id}";
    const two = '${data.terraform_remote_state.cross-stack-reference-input-dev-base.outputs["other-id"]}';
    const read = outputsRead(JSON.stringify({ a: one, b: [`${one}-${two}`] }));
    expect([...read].map(([stack, names]) => [stack, [...names]])).toEqual([
      ["dev-base", ["cross-stack-output-id", "other-id"]],
    ]);
  });
});

describe("a stack can be planned truthfully", () => {
  const id = new Set(["id"]);

  it("when what it reads is there, and stays", () => {
    expect(isSettled({ plan: unchanged, state: applied }, id)).toBe(true);
    expect(isSettled({ plan: creating, state: applied }, id)).toBe(true);
  });

  it("when nothing is to be made of those before it", () => {
    expect(isSettled({ plan: unchanged, state: nothing }, new Set())).toBe(true);
  });

  it("fails when those before it are not there, were not planned, or change what it reads", () => {
    expect(isSettled({ plan: creating, state: nothing }, new Set())).toBe(false);
    expect(isSettled({ state: applied }, id)).toBe(false);
    expect(isSettled({ plan: unchanged, state: applied }, new Set(["id", "new"]))).toBe(false);
    const outputs = [{ name: "id", actions: ["update"], before: "a", after: "b" }];
    expect(isSettled({ plan: { ...unchanged, outputs }, state: applied }, id)).toBe(false);
    expect(isSettled({ plan: { ...unchanged, outputs }, state: applied }, new Set())).toBe(true);
  });
});

describe("a state", () => {
  it("is known by its lineage, its serial and the names in it, and by no value", () => {
    expect(applied).toEqual({
      base: { lineage: "l", serial: 3 },
      isApplied: true,
      outputs: new Set(["id"]),
    });
    expect(nothing).toEqual({ base: null, isApplied: false, outputs: new Set() });
    const emptied = readState(JSON.stringify({ lineage: "l", serial: 9, outputs: {}, resources: [] }));
    expect([emptied.base?.serial, emptied.isApplied]).toEqual([9, false]);
  });

  it("fails when it is none, and quotes nothing", () => {
    expect(() => readState('{"serial": "s3cret"}')).toThrow(/^what `state pull` printed is no state$/);
  });
});
