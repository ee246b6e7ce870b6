import { parse } from "yaml";
import { withoutAliases } from "../../../config/translate/aliases";

describe("withoutAliases", () => {
  test("leaves a text alone that has none", () => {
    const text = "a: '*b' # &c\nd: |\n  &e *f\n";
    expect(withoutAliases(text)).toEqual({ text, places: [] });
  });

  test("writes out scalars, lists and mappings, and says where", () => {
    const text = `a: &x 1 # *x
b: &list [1, "a, b"]
c: &map # of it
  d: *x
e: *map
f: { g: *list, h: [*x, &y z] }
`;
    const result = withoutAliases(text);
    expect(result.places).toEqual([["c", "d"], ["e"], ["f", "g"], ["f", "h", 0]]);
    expect(result.text).toBe(`a: 1 # *x
b: [1, "a, b"]
c: # of it
  d: 1
e: { d: 1 }
f: { g: [ 1, "a, b" ], h: [1, z] }
`);
    expect(parse(result.text)).toEqual(parse(text));
  });

  test("leaves no space where an anchor ended a line", () => {
    expect(withoutAliases("a: &x\r\n  b: 1\r\nc: *x\r\n").text).toBe("a:\r\n  b: 1\r\nc: { b: 1 }\r\n");
  });
});
