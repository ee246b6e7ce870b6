import { CLOAK, mergedValues, mergeValues, shownValues } from "../../../../rehearsal/providers/helm/values";

describe("the values of a release", () => {
  it("are merged in order: documents, set, set_list, set_sensitive, write-only ones", () => {
    const release = {
      values: ["a: {b: 1, c: 2}\nlist: [1]", "a: {c: 3}\nlist: [2, 3]", "", null],
      set: [
        { name: "a.d", value: "4", type: "" },
        { name: "a.s", value: "4", type: "string" },
        { name: "raw", value: "{x: [1]}", type: "literal" },
      ],
      set_list: [{ name: "items", value: ["x", "1", null] }],
      set_sensitive: [{ name: "secret.key", value: "hidden", type: null }],
    };
    const writeOnly = [{ name: "a.b", value: "9", type: null }];

    expect(mergedValues(release, writeOnly)).toEqual({
      a: { b: 9, c: 3, d: 4, s: "4" },
      list: [2, 3],
      raw: { x: [1] },
      items: ["x", 1],
      secret: { key: "hidden" },
    });
  });

  it("are shown sorted, in Go's way of escaping, without the secret ones", () => {
    const release = { set_sensitive: [{ name: "z.key", value: "hidden", type: null }] };
    const values = { z: { key: "hidden", other: "<a&b>" }, a: [{ d: 1, c: null }] };

    expect(shownValues(values, release)).toBe(
      `{"a":[{"c":null,"d":1}],"z":{"key":"${CLOAK}","other":"\\u003ca\\u0026b\\u003e"}}`,
    );
  });

  it("replace whole lists and merge only objects", () => {
    expect(mergeValues({ a: [1], b: { c: 1 }, d: { e: 1 } }, { a: [2], b: { f: 2 }, d: null })).toEqual({
      a: [2],
      b: { c: 1, f: 2 },
      d: null,
    });
  });

  it("fail when a document is no mapping, or cannot be read", () => {
    expect(() => mergedValues({ values: ["[1]"] })).toThrow("a document of values must be a mapping");
    expect(() => mergedValues({ values: ["a: [1"] })).toThrow(/flow/i);
  });

  it("fail when a secret assignment cannot be read, without showing it", () => {
    const release = { set_sensitive: [{ name: "a[x]", value: "hidden", type: null }] };
    expect(() => mergedValues(release)).toThrow(`Failed parsing key "a[x]" with value ${CLOAK}`);
  });
});
