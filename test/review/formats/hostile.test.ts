import fc from "fast-check";
import { Format, FORMATS, formatReview, parseReview } from "../../../review/formats";
import { cut, visible } from "../../../review/formats/text";
import { hostileText } from "../../support/hostile-text";
import { markdownStructure } from "../../support/markdown-structure";
import { reviewOf } from "../../support/review-arbitrary";

const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}\p{Cn}\p{Default_Ignorable_Code_Point}]/u;
const RUNS = { numRuns: 150 };
const hostile = reviewOf(hostileText());

/** What the Markdown of a report is made of. */
const KINDS = new Set([
  ...["heading_open", "heading_close", "paragraph_open", "paragraph_close", "inline", "text", "code_inline"],
  ...[
    "bullet_list_open",
    "bullet_list_close",
    "list_item_open",
    "list_item_close",
    "fence",
    "html_block",
    "hr",
  ],
  ...[
    "table_open",
    "table_close",
    "thead_open",
    "thead_close",
    "tbody_open",
    "tbody_close",
    "tr_open",
    "tr_close",
  ],
  ...["th_open", "th_close", "td_open", "td_close", "strong_open", "strong_close", "hardbreak", "softbreak"],
]);

const QUESTIONS = [
  "Can data be lost?",
  "What is replaced or destroyed?",
  "What gets exposed?",
  "What does it cost?",
  "What drifted?",
  "What else is not as it should be?",
  "What else changes?",
];

describe("a report of hostile names and values", () => {
  test.each(FORMATS)("holds nothing that cannot be seen, as %s", (format: Format) => {
    fc.assert(
      fc.property(hostile, (review) => {
        expect(formatReview(review, format).replace(/\n/gu, "")).not.toMatch(UNSEEN);
      }),
      RUNS,
    );
  });

  test("has in Markdown the structure of any other", () => {
    fc.assert(
      fc.property(hostile, (review) => {
        const { kinds, headings, html, text, fences, languages } = markdownStructure(
          formatReview(review, "markdown"),
        );
        expect([...languages].filter((each) => !["diff", "hcl", "typescript"].includes(each))).toEqual([]);
        expect([...kinds].filter((kind) => !KINDS.has(kind))).toEqual([]);
        expect(headings[0]).toMatch(/^\S+ (No changes|Changes|Blocked|Incomplete|Failed): plan review/u);
        expect(headings.slice(1).filter((heading) => !QUESTIONS.includes(heading))).toEqual([]);
        for (const block of html) {
          expect(block.trim()).toMatch(/^(<details><summary>[\w :,;()-]+<\/summary>|<\/details>)$/u);
        }
        const opened = html.filter((block) => block.startsWith("<details>")).length;
        expect(html.length).toBe(opened * 2);
        for (const words of text) expect(words).not.toMatch(/[@#<>[\]`|\\$~&*_{}]|!\S/u);
        for (const line of fences)
          expect(line).toMatch(
            /^([-+!] \S|@@ (forces the replacement|also|\d+ more differences?|\d+ more attributes known after apply) @@$)/u,
          );
      }),
      RUNS,
    );
  });

  test("names in Markdown each address as it is", () => {
    fc.assert(
      fc.property(hostile, (review) => {
        const code = new Set(markdownStructure(formatReview(review, "markdown", { budget: 1_000_000 })).code);
        for (const { address } of review.changes) {
          if (address.trim() === "" || address.length > 100) continue;
          expect(code).toContain(cut(visible(address), 160));
        }
      }),
      RUNS,
    );
  });

  test("has in HTML the elements of any other, and no attribute but those of any other", () => {
    const own =
      /<!doctype html>|<\/?(?:html|head|meta|link|title|style|body|a|div|label|input|span|button|main|h1|h2|h3|strong|p|nav|ul|li|b|section|header|table|thead|tbody|tr|th|td|details|summary|code|em|del|ins|footer|dialog|dl|dt|dd|kbd|pre|script)(?: [a-z-]+(?:="[^"<>]*")?)*>/gu;
    fc.assert(
      fc.property(hostile, (review) => {
        const page = formatReview(review, "html")
          .replace(/<style>[\s\S]*?<\/style>/u, "")
          .replace(/<script>[\s\S]*?<\/script>/u, "");
        expect(page.replace(own, "")).not.toMatch(/[<>]/u);
        for (const [, attributes = ""] of page.matchAll(/<[a-z0-9]+( [^>]*)>/gu)) {
          const names = [...attributes.matchAll(/ ([a-z-]+)(?:="[^"]*")?/gu)].map(([, name]) => name ?? "");
          expect(names.filter((name) => /^on|^style$|^src$|^srcdoc$/u.test(name))).toEqual([]);
        }
        for (const [, target = ""] of page.matchAll(/ href="([^"]*)"/gu))
          expect(target).toMatch(/^(#[a-z]+|data:,)$/u);
      }),
      RUNS,
    );
  });

  test("is in JSON the same review again", () => {
    fc.assert(
      fc.property(hostile, (review) => {
        expect(parseReview(formatReview(review, "json"))).toEqual(review);
      }),
      RUNS,
    );
  });

  test("has in JUnit nothing but its own elements, each ended", () => {
    const element =
      /<(\/?)(testsuites|testsuite|testcase|failure|error|skipped|system-out)((?: [a-z]+="[^"<>]*")*)(\/?)>/gu;
    fc.assert(
      fc.property(hostile, (review) => {
        const xml = formatReview(review, "junit").replace('<?xml version="1.0" encoding="UTF-8"?>', "");
        expect(xml.replace(element, "")).not.toMatch(/[<>]/u);
        expect(xml).not.toMatch(/&(?!(amp|lt|gt|quot|apos);)/u);
        const open: string[] = [];
        for (const [, end, name = "", , empty] of xml.matchAll(element)) {
          if (end === "/") expect(open.pop()).toBe(name);
          else if (empty !== "/") open.push(name);
        }
        expect(open).toEqual([]);
      }),
      RUNS,
    );
  });
});
