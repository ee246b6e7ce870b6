import fc from "fast-check";
import { tfLiteral } from "../../../constructs/core/literals";
import { expressionsIn, hasExpression, isWholeExpression } from "../../../synth/schema-check/template";

const sources = (text: string): string[] => expressionsIn(text).map(({ source }) => source);

describe("the expressions in a text", () => {
  test.each([
    ["plain", []],
    ["${a}", ["a"]],
    ["x ${a} y ${b} z", ["a", "b"]],
    ["${a}${b}", ["a", "b"]],
    ["$${a}", []],
    ["%%{a}", []],
    ["%{ if a }x%{ endif }", [" if a ", " endif "]],
    ['${f({"a" = "}"})}', ['f({"a" = "}"})']],
    ['${f("${g("}")}")}', ['f("${g("}")}")']],
    ['${"a \\" } b"}', ['"a \\" } b"']],
    ["$${a} ${b}", ["b"]],
    ["100% $x {}", []],
  ])("of %s are %j", (text, expected) => {
    expect(sources(text)).toEqual(expected);
  });

  test("are none in anything that was escaped", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom("${", "%{", "}", "a", '"', "$", "%", "{", "\\")), (pieces) => {
        expect(hasExpression(tfLiteral(pieces.join("")))).toBe(false);
      }),
    );
  });

  test("never end before they begin, and never overlap", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom("${", "%{", "}", "a", '"', "$${")), (pieces) => {
        const text = pieces.join("");
        let last = 0;
        for (const { start, end } of expressionsIn(text)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          last = end;
        }
        expect(last).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});

describe("a text that is one expression", () => {
  test.each(["${a}", '${f("}")}', "${{a = 1}}"])("%s is one", (text) => {
    expect(isWholeExpression(text)).toBe(true);
  });

  test.each(["a${b}", "${a}b", "${a}${b}", "$${a}", "", "${a"])("%s is not", (text) => {
    expect(isWholeExpression(text)).toBe(false);
  });
});
