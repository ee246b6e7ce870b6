import * as fc from "fast-check";
import { AttributeType } from "../../../rehearsal/plugin/attribute-type";
import { shapeOfType } from "../../../rehearsal/plugin/shape";
import { readStoredState } from "../../../rehearsal/plugin/stored-state";
import { encodeValue } from "../../../rehearsal/plugin/wire-value";

const port: AttributeType = ["object", { port: "number" }];
const disk = shapeOfType([
  "object",
  { name: "string", size: "number", fast: "bool", tags: ["map", "string"], rules: ["list", port], one: port },
]);

describe("a stored state", () => {
  it("loses attributes that are gone and gets null for new ones", () => {
    expect(readStoredState(disk, { name: "a", gone: [1] })).toEqual({
      name: "a",
      size: null,
      fast: null,
      tags: null,
      rules: null,
      one: null,
    });
  });

  it("converts texts, numbers and booleans into each other", () => {
    const stored = { name: 5, size: "7", fast: "true", tags: { a: true } };
    expect(readStoredState(disk, stored)).toMatchObject({
      name: "5",
      size: 7,
      fast: true,
      tags: { a: "true" },
    });
  });

  it("wraps and unwraps blocks that became repeated or single", () => {
    expect(readStoredState(disk, { rules: { port: 1 }, one: [{ port: 2 }] })).toMatchObject({
      rules: [{ port: 1 }],
      one: { port: 2 },
    });
    expect(readStoredState(disk, { one: [] })).toMatchObject({ one: null });
  });

  it("keeps the type of dynamic values", () => {
    const value = readStoredState({ kind: "dynamic" }, { type: ["map", "string"], value: { a: "b" } });
    expect(value).toEqual({ a: "b" });
    expect(encodeValue({ kind: "dynamic" }, value).toString("latin1")).toContain('["map","string"]');
  });

  it("is readable or refused with its place, whatever was stored", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (stored) => {
        let value;
        try {
          value = readStoredState(disk, stored);
        } catch (error) {
          expect(String(error)).toMatch(/^Error: (state|[a-z]+(\.[^:]*|\[\d+\].*)?): expected [a-z]+$/);
          return;
        }
        expect(encodeValue(disk, value).length).toBeGreaterThan(0);
      }),
      { numRuns: 300 },
    );
  });

  it("fails when a value cannot be converted", () => {
    expect(() => readStoredState(disk, { rules: [{ port: 1 }, { port: "many" }] })).toThrow(
      "rules[1].port: expected number",
    );
    expect(() => readStoredState({ kind: "dynamic" }, "bare")).toThrow("expected a value with its type");
  });
});
