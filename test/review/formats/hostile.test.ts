import fc from "fast-check";
import { Format, FORMATS, formatReview, parseReview } from "../../../review/formats";
import { cut, visible } from "../../../review/formats/text";
import { expectJunit, expectMarkdown, expectPage, expectVisible } from "../../support/harmless";
import { hostileText } from "../../support/hostile-text";
import { markdownStructure } from "../../support/markdown-structure";
import { reviewOf } from "../../support/review-arbitrary";

const RUNS = { numRuns: 150 };
const hostile = reviewOf(hostileText());

describe("a report of hostile names and values", () => {
  test.each(FORMATS)("holds nothing that cannot be seen, as %s", (format: Format) => {
    fc.assert(
      fc.property(hostile, (review) => {
        expectVisible(review, format);
      }),
      RUNS,
    );
  });

  test("has in Markdown the structure of any other", () => {
    fc.assert(
      fc.property(hostile, (review) => {
        expectMarkdown(review);
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
    fc.assert(
      fc.property(hostile, (review) => {
        expectPage(review);
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
    fc.assert(
      fc.property(hostile, (review) => {
        expectJunit(review);
      }),
      RUNS,
    );
  });
});
