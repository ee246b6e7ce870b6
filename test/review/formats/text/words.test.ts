import fc from "fast-check";
import { plain, prose } from "../../../../review/formats/text";
import { hostileText } from "../../../support/hostile-text";

describe("prose of somebody else", () => {
  test("stays words as far as it is words", () => {
    expect(prose("Two replicas (of 3) don't fit, do they?")).toEqual([
      "Two replicas (of 3) don't fit, do they?",
    ]);
  });

  test("has addresses, mentions, links and mark-up as literals, without the punctuation behind them", () => {
    expect(prose("Port 22 of tencentcloud_vpc.main accepts 0.0.0.0/0, says @ops.")).toEqual([
      "Port 22 of ",
      { code: "tencentcloud_vpc.main" },
      " accepts ",
      { code: "0.0.0.0/0" },
      ", says ",
      { code: "@ops" },
      ".",
    ]);
  });

  test("has what stands in backticks as a literal without them", () => {
    expect(prose("Set `replicas`.")).toEqual(["Set ", { code: "replicas" }, "."]);
  });

  test("takes a word of hexadecimal digits for a commit", () => {
    expect(prose("see deadbeef")).toEqual(["see ", { code: "deadbeef" }]);
  });

  test("holds, outside of literals, nothing that any format could take for its own", () => {
    fc.assert(
      fc.property(hostileText(), (text) => {
        for (const word of prose(text)) {
          if (typeof word !== "string") continue;
          expect(word).toMatch(/^[\p{L}\p{N}\p{M} ,.;:!?()"'“”’%·×–—→-]*$/u);
          expect(word).not.toMatch(/:[\p{L}\p{N}]/u);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  test("keeps every word", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom("one", "a.b", "@c", "two,", "(three)", "x/y"), { maxLength: 9 }),
        (words) => {
          expect(plain(prose(words.join(" ")))).toBe(words.join(" "));
        },
      ),
    );
  });
});
