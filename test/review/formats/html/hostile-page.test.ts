import fc from "fast-check";
import { formatReview } from "../../../../review/formats";
import { Review } from "../../../../review/model";
import { visible } from "../../../../review/formats/text";
import { ask, describeWithBrowser } from "../../../support/browser";
import { HOSTILE_TEXTS, hostileText } from "../../../support/hostile-text";
import { change, finding, review, shown, stack } from "../../../support/review-builder";
import { reviewOf } from "../../../support/review-arbitrary";

/** Each hostile text as a name, a value, a message and a stack. */
function hostileReview(): Review {
  return review({
    environment: HOSTILE_TEXTS[0] ?? "",
    verdict: "changes",
    stacks: HOSTILE_TEXTS.slice(0, 20).map((name) => stack(name)),
    changes: HOSTILE_TEXTS.map((text) =>
      change({
        address: text,
        stack: text,
        type: text,
        attributes: [
          { path: [text], before: shown(text), after: shown(`${text}!`), forcesReplacement: false },
        ],
      }),
    ),
    findings: HOSTILE_TEXTS.map((text) => finding({ message: text, fix: text, address: text, rule: text })),
  });
}

interface Content {
  readonly elements: readonly string[];
  readonly handlers: readonly string[];
  readonly ran: boolean;
}

interface Counts {
  readonly errors: number;
  readonly counted: readonly number[];
  readonly said: readonly number[];
}

const ELEMENTS = [
  ...[
    "A",
    "B",
    "BODY",
    "BUTTON",
    "CODE",
    "DD",
    "DEL",
    "DETAILS",
    "DIALOG",
    "DIV",
    "DL",
    "DT",
    "EM",
    "FOOTER",
    "H1",
  ],
  ...[
    "H2",
    "H3",
    "HEAD",
    "HEADER",
    "HTML",
    "INPUT",
    "INS",
    "KBD",
    "LABEL",
    "LI",
    "LINK",
    "MAIN",
    "META",
    "NAV",
    "P",
  ],
  ...[
    "SCRIPT",
    "SECTION",
    "SPAN",
    "STRONG",
    "STYLE",
    "SUMMARY",
    "TABLE",
    "TBODY",
    "TD",
    "TH",
    "THEAD",
    "TITLE",
  ],
  ...["TR", "UL"],
  "PRE",
];

describeWithBrowser("hostile names and values in a browser", (browser) => {
  test("run nothing, load nothing, and are shown as they are", async () => {
    const given = hostileReview();
    const { page, requests, received, complaints } = await browser.open(formatReview(given, "html"));
    await page.keyboard.press("e");
    await page.waitForFunction("document.body.getAttribute('aria-busy') === null");
    expect((await ask<Content>(page, "content")).ran).toBe(false);
    expect(complaints).toEqual([]);
    expect([requests.length, received]).toEqual([1, ["/"]]);
    expect(await page.locator(".row").count()).toBe(given.changes.length + given.findings.length);

    const titles = await page.locator("#rest .row .title").allTextContents();
    for (const [index, text] of HOSTILE_TEXTS.entries()) {
      if (text.length < 100 && text !== "") expect(titles[index]).toBe(visible(text));
    }
  });

  test("make no element and no attribute of their own, over many reviews", async () => {
    for (const given of fc.sample(reviewOf(hostileText()), { numRuns: 12, seed: 5 })) {
      const { page, complaints, received } = await browser.open(formatReview(given, "html"));
      const { elements, handlers } = await ask<Content>(page, "content");
      expect([...new Set(elements)].filter((name) => !ELEMENTS.includes(name))).toEqual([]);
      expect(elements.filter((name) => name === "SCRIPT" || name === "STYLE")).toHaveLength(2);
      expect([handlers, complaints, received]).toEqual([[], [], ["/"]]);
      await page.context().close();
    }
  });

  test("leave JUnit a document that an XML parser reads, with as many tests as it says", async () => {
    const { page } = await browser.open("<title>a parser</title>");
    for (const given of [hostileReview(), ...fc.sample(reviewOf(hostileText()), { numRuns: 40, seed: 6 })]) {
      const read = await ask<Counts>(page, "junit", formatReview(given, "junit"));
      expect(read.errors).toBe(0);
      expect(read.counted).toEqual(read.said);
    }
  });
});
