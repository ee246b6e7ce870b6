import { parsedJson } from "../../review/parsed-json";

describe("parsedJson", () => {
  test("gives what the text says", () => {
    expect(parsedJson('{"a":[1,null]}')).toEqual({ a: [1, null] });
  });

  test.each(["", "{", "secret", '{"a":1} b'])("gives nothing for '%s', which is no JSON", (text) => {
    expect(parsedJson(text)).toBeUndefined();
  });
});
