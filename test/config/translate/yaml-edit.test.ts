import fc from "fast-check";
import { parse, parseDocument, stringify } from "yaml";
import { hasKey, removeKey, setKey } from "../../../config/translate/yaml-edit";

const TEXT = `# first
name: a # its name

pools: # all of them
  one: { min: 1, max: 2 } # small
  two:
    min: 3

    # between
    max: 4
list:
  - { min: 5 }
# last
`;

describe("setKey", () => {
  test("replaces a value and leaves every comment where it is", () => {
    expect(setKey(TEXT, ["name"], "b")).toBe(TEXT.replace("name: a", "name: b"));
    expect(setKey(TEXT, ["pools", "one", "max"], 9)).toBe(TEXT.replace("max: 2", "max: 9"));
    expect(setKey(TEXT, ["list", 0, "min"], 6)).toBe(TEXT.replace("min: 5", "min: 6"));
  });

  test("quotes a text that would be read as something else", () => {
    expect(setKey(TEXT, ["name"], "1.30")).toContain('name: "1.30" # its name');
  });

  test("adds a key last to what holds it, in the way that is written", () => {
    expect(setKey(TEXT, ["pools", "one", "of"], { a: 1 })).toContain(
      "one: { min: 1, max: 2, of: { a: 1 } } # small\n",
    );
    expect(setKey(TEXT, ["pools", "two", "of"], [1, 2])).toContain("    max: 4\n    of: [ 1, 2 ]\nlist:\n");
    expect(setKey("a: 1", ["b"], true)).toBe("a: 1\nb: true\n");
  });

  test("makes what should hold the key", () => {
    expect(parse(setKey(TEXT, ["deep", "er", "key"], 1))).toMatchObject({ deep: { er: { key: 1 } } });
  });

  test("replaces values over several lines, and values that are missing", () => {
    expect(parse(setKey(TEXT, ["list"], []))).toMatchObject({ list: [], pools: { two: { max: 4 } } });
    expect(parse(setKey("a:\nb: 1\n", ["a"], 2))).toEqual({ a: 2, b: 1 });
  });
});

describe("removeKey", () => {
  test("takes the line and leaves its comment", () => {
    expect(removeKey(TEXT, ["name"])).toBe(TEXT.replace("name: a # its name", "# its name"));
    expect(removeKey(TEXT, ["pools", "two", "min"])).toBe(TEXT.replace("    min: 3\n", ""));
  });

  test("takes a key out of brackets with its comma", () => {
    expect(removeKey(TEXT, ["pools", "one", "min"])).toContain("one: { max: 2 } # small");
    expect(removeKey(TEXT, ["pools", "one", "max"])).toContain("one: { min: 1 } # small");
  });

  test("takes what would be empty without the key", () => {
    expect(removeKey("a:\n  b: 1\nc: 2\n", ["a", "b"])).toBe("c: 2\n");
  });

  test("changes nothing when the key is not there", () => {
    expect(removeKey(TEXT, ["pools", "three", "min"])).toBe(TEXT);
    expect(hasKey(TEXT, ["pools", "three"])).toBe(false);
  });
});

describe("both", () => {
  const COMMAS = "a: {\n  b: 1 # one\n  , c: 2 # two\n  , d: 3 # three\n}\n";
  const ITEMS = "list:\n  - a: 1 # one\n    b: 2 # two\n  - 3 # three\n";
  const comments = (text: string): readonly string[] => (text.match(/# .*$/gm) ?? []).sort();

  test.each([
    ["commas first", COMMAS, ["a", "c"]],
    ["commas first and CRLF", COMMAS.replaceAll("\n", "\r\n"), ["a", "c"]],
    ["everything in brackets", "# zero\n{\n  a: 1 # one\n  , b: 2 # two\n}\n", ["b"]],
    ["a line that begins within a text", 'a: { b: "x\n  y", c: 1 # one\n  , d: 2 } # two\n', ["a", "c"]],
    ["the first key of an item", ITEMS, ["list", 0, "a"]],
    ["an item", ITEMS, ["list", 1]],
    ["an item with keys", ITEMS, ["list", 0]],
  ] as const)("keep every comment, and the ends of lines: %s", (_, text, path) => {
    for (const edited of [setKey(text, path, 9), removeKey(text, path), setKey(text, path, { z: [1] })]) {
      expect(comments(edited)).toEqual(comments(text));
      const end = text.includes("\r\n") ? "\r\n" : "\n";
      expect(edited.match(/\r?\n/g)?.filter((each) => each !== end)).toEqual([]);
      expect(parseDocument(edited).errors).toEqual([]);
    }
  });

  const key = fc.constantFrom("a", "b", "c", "d");
  const leaf = fc.oneof(fc.integer(), fc.boolean(), fc.constantFrom("x", "1.0", "# y", "a: b", ""));
  const document = fc.dictionary(key, fc.oneof(leaf, fc.dictionary(key, leaf, { minKeys: 1 })), {
    minKeys: 1,
  });

  test("mean what they say, however a file is written", () => {
    fc.assert(
      fc.property(document, key, key, leaf, fc.boolean(), (data, outer, inner, value, flow) => {
        const text = stringify(data, { collectionStyle: flow ? "flow" : "block" });
        const part = data[outer];
        const before = typeof part === "object" ? part : {};
        expect(parse(setKey(text, [outer, inner], value))).toEqual({
          ...data,
          [outer]: { ...before, [inner]: value },
        });
        if (typeof part !== "object" || !(inner in part)) return;
        const without = (from: object, gone: string): object =>
          Object.fromEntries(Object.entries(from).filter(([name]) => name !== gone));
        const rest = without(part, inner);
        const left = Object.keys(rest).length === 0 ? without(data, outer) : { ...data, [outer]: rest };
        if (Object.keys(left).length > 0) expect(parse(removeKey(text, [outer, inner]))).toEqual(left);
      }),
    );
  });
});
