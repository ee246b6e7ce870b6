import {
  readCheckedValues,
  readFacts,
  withCheckedValues,
  withComputedBlocks,
} from "../../../../rehearsal/plugin/sdk/facts";

describe("facts", () => {
  it("are read by resource type", () => {
    const facts = readFacts({
      provider: "toy",
      resources: {
        toy_thing: { importable: true, attributes: { name: { forceNew: true, validated: true } } },
      },
    });
    expect(facts.get("toy_thing")).toEqual({
      importable: true,
      updatable: false,
      attributes: { name: { forceNew: true } },
    });
  });

  it("have no default where it could not be read", () => {
    const attributes = { size: { default: "<expression>", forceNew: true }, kind: { default: "ssd" } };
    const facts = readFacts({ resources: { toy_thing: { attributes } } });
    expect(facts.get("toy_thing")!.attributes).toEqual({
      size: { forceNew: true },
      kind: { default: "ssd" },
    });
  });

  it("can be told which blocks the provider fills", () => {
    const facts = { importable: true, updatable: true, attributes: { disk: { forceNew: true } } };
    expect(withComputedBlocks(facts, ["disk", "rule.filter"]).attributes).toEqual({
      disk: { forceNew: true, computed: true },
      "rule.filter": { computed: true },
    });
  });

  it("can be told what the provider checks in code", () => {
    const facts = { importable: true, updatable: true, attributes: { size: { forceNew: true } } };
    const { toy_thing: checked } = readCheckedValues({ toy_thing: { size: { range: [1, 9] } } });
    expect(withCheckedValues(facts, checked!).attributes).toEqual({
      size: { forceNew: true, range: [1, 9] },
    });
    expect(() => readCheckedValues({ toy_thing: { size: { most: 9 } } })).toThrow("most");
  });

  it("fail when the file is something else", () => {
    expect(() => readFacts({ resources: { toy_thing: { importable: "yes" } } })).toThrow("importable");
  });
});
