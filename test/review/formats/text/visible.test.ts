import fc from "fast-check";
import { cut, visible } from "../../../../review/formats/text";
import { hostileText } from "../../../support/hostile-text";

/** What no report may hold as it is. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}\p{Cn}\p{Default_Ignorable_Code_Point}]/u;

describe("what cannot be seen", () => {
  test.each([
    ["an escape sequence", "\u001b[31mred", "␛[31mred"],
    ["the end of a line", "a\nb\r\n", "a␊b␍␊"],
    ["a turn of direction", "a\u202Eb", "a⟨U+202E⟩b"],
    ["a space without width", "a\u200Bb", "a⟨U+200B⟩b"],
    ["a tag character beyond the first plane", "\u{E0041}", "⟨U+E0041⟩"],
    ["half of a pair", "a\uD800b", "a⟨U+D800⟩b"],
    ["delete", "\u007f", "␡"],
    ["a space that does not break", "a\u00A0b", "a⟨U+00A0⟩b"],
    ["a pile of marks", `a${"\u0351".repeat(30)}b`, `a${"\u0351".repeat(3)}…b`],
  ])("shows %s", (_name, text, expected) => {
    expect(visible(text)).toBe(expected);
  });

  test("leaves what can be seen as it is, of any language", () => {
    const text = 'tencentcloud_vpc.main["a"] 日本語　שלום 🦊 é';
    expect(visible(text)).toBe(text);
  });

  test("is in no text that was made visible, and making it visible again changes nothing", () => {
    fc.assert(
      fc.property(hostileText(), (text) => {
        const shown = visible(text);
        expect(shown).not.toMatch(UNSEEN);
        expect(visible(shown)).toBe(shown);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe("a long text", () => {
  test("keeps its beginning and its end, and tells how much is missing", () => {
    expect(cut(`start${"x".repeat(1_000)}end`, 60)).toMatch(/^startx+…\(\d+ characters\)…x+end$/u);
    expect(cut("short", 60)).toBe("short");
  });

  test("loses no half of a pair, and gets no longer than it was asked to", () => {
    fc.assert(
      fc.property(fc.integer({ min: 30, max: 200 }), fc.integer({ min: 0, max: 400 }), (limit, lead) => {
        const text = `${"a".repeat(lead)}${"🦊".repeat(300)}`;
        const short = cut(text, limit);
        expect(short.length).toBeLessThanOrEqual(limit + 1);
        expect(short).not.toMatch(/\p{Cs}/u);
      }),
    );
  });
});
