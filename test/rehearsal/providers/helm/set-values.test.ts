import * as fc from "fast-check";
import { withAssignments } from "../../../../rehearsal/providers/helm/set-values";

describe("assignments in helm's notation", () => {
  it.each([
    ["a=1", { a: 1 }],
    ["a=0", { a: 0 }],
    ["a=007", { a: "007" }],
    ["a=1.5", { a: "1.5" }],
    ["a=true,b=null,c=", { a: true, b: null, c: "" }],
    ["a.b.c=x", { a: { b: { c: "x" } } }],
    ["a\\.b=x", { "a.b": "x" }],
    ["a=x\\,y", { a: "x,y" }],
    ["a=x=y", { a: "x=y" }],
    ["a={}", { a: [""] }],
    ["=x", {}],
    ["a={1,b,}", { a: [1, "b", ""] }],
    ["a={x,y},b=1", { a: ["x", "y"], b: 1 }],
    ["a[1]=x", { a: [null, "x"] }],
    ["a[0].b=x,a[0].c=y", { a: [{ b: "x", c: "y" }] }],
    ["a[0][1]=x", { a: [[null, "x"]] }],
  ])("reads %s", (notation, expected) => {
    expect(withAssignments({}, notation, "auto")).toEqual(expected);
  });

  it("keeps texts texts when told to", () => {
    expect(withAssignments({}, "a=1,b=true,c=null", "string")).toEqual({ a: "1", b: "true", c: "null" });
  });

  it("adds to what is there and leaves the given values alone", () => {
    const values = { a: { b: 1, list: [1, 2] } };
    expect(withAssignments(values, "a.c=2,a.list[1]=3", "auto")).toEqual({ a: { b: 1, c: 2, list: [1, 3] } });
    expect(values).toEqual({ a: { b: 1, list: [1, 2] } });
  });

  it("gives any text back whose signs are escaped", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const escaped = text.replace(/[\\,{]/g, "\\$&");
        expect(withAssignments({}, `a=${escaped}`, "string")).toEqual({ a: text });
      }),
    );
  });

  it.each([
    ["a", 'key "a" has no value'],
    ["a.", 'key map "a" has no value'],
    ["a,b=1", 'key "a" has no value (cannot end with ,)'],
    ["a={x", "list must terminate with '}'"],
    ["a[x]=1", 'error parsing index: strconv.Atoi: parsing "x": invalid syntax'],
    ["a[-1]=1", "negative -1 index not allowed"],
    ["a[70000]=1", "index of 70000 is greater than maximum supported index of 65536"],
    ["a[0]b=1", "unexpected data at end of array index 0"],
  ])("fails when it reads %s", (notation, message) => {
    expect(() => withAssignments({}, notation, "auto")).toThrow(message);
  });
});
