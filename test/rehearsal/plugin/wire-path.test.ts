import { shapeOfType } from "../../../rehearsal/plugin/shape";
import { wireDiagnostics, wirePath } from "../../../rehearsal/plugin/wire-path";

const shape = shapeOfType([
  "object",
  {
    labels: ["map", "string"],
    rules: ["list", ["object", { port: "number" }]],
    groups: ["set", ["object", { id: "string" }]],
    pair: ["tuple", ["string", ["map", "string"]]],
  },
]);

describe("a path on the wire", () => {
  it("tells attributes, map keys and positions apart", () => {
    expect(wirePath(shape, ["labels", "app"]).steps).toEqual([
      { attribute_name: "labels" },
      { element_key_string: "app" },
    ]);
    expect(wirePath(shape, ["rules", 1, "port"]).steps).toEqual([
      { attribute_name: "rules" },
      { element_key_int: 1 },
      { attribute_name: "port" },
    ]);
    expect(wirePath(shape, ["pair", 1, "k"]).steps).toEqual([
      { attribute_name: "pair" },
      { element_key_int: 1 },
      { element_key_string: "k" },
    ]);
  });

  it("ends before the members of a set", () => {
    expect(wirePath(shape, ["groups", 0, "id"]).steps).toEqual([{ attribute_name: "groups" }]);
  });

  it("takes what it does not know for attributes", () => {
    expect(wirePath(shape, ["odd", "inner"]).steps).toEqual([
      { attribute_name: "odd" },
      { attribute_name: "inner" },
    ]);
  });
});

describe("messages on the wire", () => {
  it("carry severity, texts and place", () => {
    const attribute = ["labels"];
    expect(
      wireDiagnostics(
        [
          { severity: "error", summary: "bad", detail: "why", attribute },
          { severity: "warning", summary: "odd" },
        ],
        shape,
      ),
    ).toEqual([
      { severity: 1, summary: "bad", detail: "why", attribute: { steps: [{ attribute_name: "labels" }] } },
      { severity: 2, summary: "odd", detail: "" },
    ]);
  });
});
