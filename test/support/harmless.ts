import { formatReview, FORMATS } from "../../review/formats";
import { Review } from "../../review/model";
import { markdownStructure } from "./markdown-structure";

const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}\p{Cn}\p{Default_Ignorable_Code_Point}]/u;
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

/** Elements of a page. */
const OWN =
  /<!doctype html>|<\/?(?:html|head|meta|link|title|style|body|a|div|label|input|span|button|main|h1|h2|h3|strong|p|nav|ul|li|b|section|header|table|thead|tbody|tr|th|td|details|summary|code|em|del|ins|footer|dialog|dl|dt|dd|kbd|pre|script)(?: [a-z-]+(?:="[^"<>]*")?)*>/gu;

/** Elements of JUnit. */
const ELEMENT =
  /<(\/?)(testsuites|testsuite|testcase|failure|error|skipped|system-out)((?: [a-z]+="[^"<>]*")*)(\/?)>/gu;

/** Nothing in any format that cannot be seen. */
export function expectVisible(review: Review, format: (typeof FORMATS)[number]): void {
  expect(formatReview(review, format).replace(/\n/gu, "")).not.toMatch(UNSEEN);
}

/** Markdown of the structure of any other report. */
export function expectMarkdown(review: Review): void {
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
}

/** A page with the elements of any other, and no attribute but those of any other. */
export function expectPage(review: Review): void {
  const page = formatReview(review, "html")
    .replace(/<style>[\s\S]*?<\/style>/u, "")
    .replace(/<script>[\s\S]*?<\/script>/u, "");
  expect(page.replace(OWN, "")).not.toMatch(/[<>]/u);
  for (const [, attributes = ""] of page.matchAll(/<[a-z0-9]+( [^>]*)>/gu)) {
    const names = [...attributes.matchAll(/ ([a-z-]+)(?:="[^"]*")?/gu)].map(([, name]) => name ?? "");
    expect(names.filter((name) => /^on|^style$|^src$|^srcdoc$/u.test(name))).toEqual([]);
  }
  for (const [, target = ""] of page.matchAll(/ href="([^"]*)"/gu))
    expect(target).toMatch(/^(#[a-z]+|data:,)$/u);
}

/** XML with nothing but the elements of JUnit, each ended. */
export function expectJunit(review: Review): void {
  const xml = formatReview(review, "junit").replace('<?xml version="1.0" encoding="UTF-8"?>', "");
  expect(xml.replace(ELEMENT, "")).not.toMatch(/[<>]/u);
  expect(xml).not.toMatch(/&(?!(amp|lt|gt|quot|apos);)/u);
  const open: string[] = [];
  for (const [, end, name = "", , empty] of xml.matchAll(ELEMENT)) {
    if (end === "/") expect(open.pop()).toBe(name);
    else if (empty !== "/") open.push(name);
  }
  expect(open).toEqual([]);
}
