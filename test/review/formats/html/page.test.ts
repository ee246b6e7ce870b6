import type { Page } from "playwright-core";
import { formatReview } from "../../../../review/formats";
import { manyChanges } from "../../../../benchmarks/review-formats";
import { ask, describeWithBrowser } from "../../../support/browser";
import { fullReview } from "../../../support/review-builder";

/** What has the focus: of it, and of the row that it is in. */
interface Focus {
  readonly id: string;
  readonly text: string;
  readonly title: string;
  readonly outline: string;
}

/** True in a page that has done its work. */
const IDLE = "document.body.getAttribute('aria-busy') === null";

/** True in a page that says of a search that it found this; without it that it searches nothing. */
const foundIs = (start: string) => {
  const text = "document.querySelector('#found').textContent";
  return start === "" ? `${text} === ''` : `${text}.startsWith(${JSON.stringify(start)})`;
};

const PAGE = formatReview(fullReview(), "html");

describeWithBrowser("the page in a browser", (browser) => {
  test("asks for nothing but itself and complains of nothing", async () => {
    const { page, requests, received, complaints } = await browser.open(PAGE);
    await page.locator("#expand").click();
    await page.locator("#theme").click();
    expect(requests).toHaveLength(1);
    expect(received).toEqual(["/"]);
    expect(complaints).toEqual([]);
  });

  test("lets its policy refuse whatever else would run, load or be sent", async () => {
    const { page, received } = await browser.open(PAGE);
    expect(await ask(page, "intruders")).toEqual(["refused", "refused", "refused"]);
    expect(received).toEqual(["/"]);
  });

  test("says the verdict first, then the answers in their order, each in a named region", async () => {
    const { page } = await browser.open(PAGE);
    expect(await page.locator("main .verdict strong").innerText()).toBe("Blocked");
    const headings = await page.getByRole("heading", { level: 2 }).allInnerTexts();
    expect(headings).toEqual([
      "Stacks",
      "Can data be lost?",
      "What is replaced or destroyed?",
      "What gets exposed?",
      "What does it cost?",
      "What drifted?",
      "What else is not as it should be?",
      "What else changes?",
    ]);
    expect(await page.getByRole("region").count()).toBe(headings.length);
    expect(await page.getByRole("main").count()).toBe(1);
    expect(await page.getByRole("search").getByRole("searchbox").count()).toBe(1);
  });

  test("finds rows by address, construct, file and value, also within folded groups", async () => {
    const { page } = await browser.open(PAGE);
    const visibleRows = () => page.locator(".row:visible").count();
    const search = page.locator("#search");
    for (const [words, row] of [
      ["helm_release", "helm_release.web"],
      ["studio-cluster/web/release", "helm_release.web"],
      ["studio.yaml:12", "helm_release.web"],
      ["eip-1234", "tencentcloud_eip.door"],
      ["SD hp forces", "tencentcloud_cfs_file_system.models"],
    ] as const) {
      await search.fill(words);
      await page.waitForFunction(IDLE);
      expect([words, await visibleRows()]).toEqual([words, 1]);
      expect(await page.locator(".row:visible .title").innerText()).toContain(row);
      expect(await page.locator("#found").innerText()).toMatch(/^1 of \d+$/);
    }
    await search.fill("nothing has this");
    await page.waitForFunction(foundIs("0 of"));
    expect(await visibleRows()).toBe(0);
    await search.press("Escape");
    await page.waitForFunction(foundIs(""));
    expect(await visibleRows()).toBeGreaterThan(5);
  });

  test("shows only what a filter is for", async () => {
    const { page } = await browser.open(PAGE);
    const filter = page.getByRole("button", { name: "destroy", exact: true });
    await filter.click();
    await page.waitForFunction(`!(${foundIs("")})`);
    expect(await filter.getAttribute("aria-pressed")).toBe("true");
    const marks = await page
      .locator(".row:visible")
      .evaluateAll((rows) => rows.map((row) => row.getAttribute("data-mark")));
    expect(new Set(marks)).toEqual(new Set(["destroy"]));
  });

  test("is used by keys alone", async () => {
    const { page } = await browser.open(PAGE);
    const focused = async () => (await ask<Focus>(page, "focused")).title;
    await page.keyboard.press("j");
    expect(await focused()).toBe("The file system of the models is replaced.");
    await page.keyboard.press("j");
    expect(await focused()).toBe("tencentcloud_cfs_file_system.models");
    const row = page.locator(".row").nth(1);
    expect(await row.getAttribute("open")).not.toBeNull();
    await page.keyboard.press("Enter");
    expect(await row.getAttribute("open")).toBeNull();
    await page.keyboard.press("k");
    expect(await focused()).toBe("The file system of the models is replaced.");

    await page.keyboard.press("/");
    expect((await ask<Focus>(page, "focused")).id).toBe("search");
    await page.keyboard.type("bastion");
    await page.waitForFunction(foundIs("1 of"));
    await page.keyboard.press("Enter");
    expect(await focused()).toBe("tencentcloud_instance.bastion");

    await page.keyboard.press("?");
    expect(await page.getByRole("dialog", { name: "Keys" }).isVisible()).toBe(true);
    await page.keyboard.press("Escape");
    expect(await page.getByRole("dialog").count()).toBe(0);
  });

  test("reaches everything that can be used with Tab, and shows where it is", async () => {
    const { page } = await browser.open(PAGE);
    await page.keyboard.press("Tab");
    expect((await ask<Focus>(page, "focused")).text).toBe("To the answers");
    await page.keyboard.press("Tab");
    const { id, outline } = await ask<Focus>(page, "focused");
    expect([id, outline]).toEqual(["search", "solid"]);
  });

  test("opens and closes all rows", async () => {
    const { page } = await browser.open(PAGE);
    const closed = () => page.locator(".row:not([open]), .group:not([open])").count();
    await page.keyboard.press("e");
    await page.waitForFunction(IDLE);
    expect(await closed()).toBe(0);
    await page.keyboard.press("c");
    await page.waitForFunction(IDLE);
    expect(await page.locator(".row[open], .group[open]").count()).toBe(0);
  });

  test("is light or dark as the system is, until somebody switches", async () => {
    const ground = (of: Page) => ask<string>(of, "ground");
    const light = await ground((await browser.open(PAGE, { colorScheme: "light" })).page);
    const { page } = await browser.open(PAGE, { colorScheme: "dark" });
    const dark = await ground(page);
    expect(dark).not.toBe(light);
    await page.getByRole("button", { name: "Light or dark" }).click();
    expect(await ground(page)).toBe(light);
    await page.reload();
    expect(await ground(page)).toBe(light);
    await page.keyboard.press("t");
    expect(await ground(page)).toBe(dark);
  });

  test("opens everything on paper, and closes it again", async () => {
    const { page } = await browser.open(PAGE);
    const closed = () => page.locator(".row:not([open])").count();
    const before = await closed();
    expect(before).toBeGreaterThan(0);
    await ask(page, "say", "beforeprint");
    expect(await closed()).toBe(0);
    await ask(page, "say", "afterprint");
    expect(await closed()).toBe(before);
    await page.emulateMedia({ media: "print" });
    expect(await page.locator(".bar").isVisible()).toBe(false);
  });

  test("has no text whose contrast is below 4.5, in the light and in the dark", async () => {
    for (const colorScheme of ["light", "dark"] as const) {
      const { page } = await browser.open(PAGE, { colorScheme });
      await page.keyboard.press("e");
      await page.waitForFunction(IDLE);
      expect(await ask(page, "lowContrast")).toEqual([]);
    }
  });
});

describeWithBrowser("the page of 5,000 changes", (browser) => {
  test("lays out only what is near the window, finds what is far away, and works in slices", async () => {
    const { page, complaints } = await browser.open(formatReview(manyChanges(5_000), "html"));
    expect(await page.locator(".row").count()).toBe(5_000);
    expect(await ask<number>(page, "laidOut")).toBeLessThan(600);
    const slices = await ask<number>(page, "slicesOfSearch", "part-4321");
    expect(slices).toBeGreaterThan(5);
    expect(await page.locator("#found").innerText()).toBe("1 of 5000");
    expect(await page.locator(".row:visible .title").innerText()).toContain("part-4321");
    expect(complaints).toEqual([]);
  });
});
