import { parse } from "yaml";
import { commentsIn, flow, tokensOf } from "../../../config/translate/yaml-tokens";

const TEXT = `\uFEFF# first\r\na: "# no" # one\nb: |\n  # no\nc: d#no\n# 最后`;

test("the pieces of a text are the text", () => {
  expect([...tokensOf(TEXT)].map(({ text }) => text).join("")).toBe(TEXT);
});

test("commentsIn finds comments, and nothing that only looks like one", () => {
  expect(commentsIn(TEXT, 0, TEXT.length)).toEqual(["# first", "# one", "# 最后"]);
  expect(commentsIn(TEXT, TEXT.indexOf("b:"), TEXT.length - 5)).toEqual([]);
});

test.each([
  "a, b",
  "a: b",
  "# a",
  "1.30",
  "yes",
  "",
  " ",
  "*a",
  "[",
  -1,
  true,
  { a: ["b, c", { d: "}" }] },
  [],
])("flow writes %j so that it is the same in brackets and without", (value) => {
  expect(parse(`k: ${flow(value)}`)).toEqual({ k: value });
  expect(parse(`{ k: ${flow(value)}, l: [ ${flow(value)} ] }`)).toEqual({ k: value, l: [value] });
});
