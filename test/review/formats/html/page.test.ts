import { formatReview } from "../../../../review/formats";
import { manyChanges } from "../../../../benchmarks/review-formats";
import { describeWithBrowser } from "../../../support/browser";
import { fullReview } from "../../../support/review-builder";

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
    const ran = await page.evaluate(async () => {
      const script = document.createElement("script");
      try {
        script.text = "window.pwned = true";
      } catch {
        return "refused";
      }
      document.body.append(script);
      return "pwned" in window ? "ran" : "refused";
    });
    const fetched = await page.evaluate(() =>
      fetch("/elsewhere").then(
        () => "sent",
        () => "refused",
      ),
    );
    const loaded = await page.evaluate(
      () =>
        new Promise<string>((resolve) => {
          const image = document.createElement("img");
          image.onload = () => resolve("loaded");
          image.onerror = () => resolve("refused");
          image.src = "/pixel.png";
          document.body.append(image);
        }),
    );
    expect([ran, fetched, loaded]).toEqual(["refused", "refused", "refused"]);
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
      await page.waitForFunction(() => document.body.getAttribute("aria-busy") === null);
      expect([words, await visibleRows()]).toEqual([words, 1]);
      expect(await page.locator(".row:visible .title").innerText()).toContain(row);
      expect(await page.locator("#found").innerText()).toMatch(/^1 of \d+$/);
    }
    await search.fill("nothing has this");
    await page.waitForFunction(() => document.querySelector("#found")?.textContent?.startsWith("0 of"));
    expect(await visibleRows()).toBe(0);
    await search.press("Escape");
    await page.waitForFunction(() => document.querySelector("#found")?.textContent === "");
    expect(await visibleRows()).toBeGreaterThan(5);
  });

  test("shows only what a filter is for", async () => {
    const { page } = await browser.open(PAGE);
    const filter = page.getByRole("button", { name: "destroy", exact: true });
    await filter.click();
    await page.waitForFunction(() => document.querySelector("#found")?.textContent !== "");
    expect(await filter.getAttribute("aria-pressed")).toBe("true");
    const marks = await page
      .locator(".row:visible")
      .evaluateAll((rows) => rows.map((row) => row.getAttribute("data-mark")));
    expect(new Set(marks)).toEqual(new Set(["destroy"]));
  });

  test("is used by keys alone", async () => {
    const { page } = await browser.open(PAGE);
    const focused = () =>
      page.evaluate(() => document.activeElement?.closest(".row")?.querySelector(".title")?.textContent);
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
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("search");
    await page.keyboard.type("bastion");
    await page.waitForFunction(() => document.querySelector("#found")?.textContent?.startsWith("1 of"));
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
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("To the answers");
    await page.keyboard.press("Tab");
    const { id, outline } = await page.evaluate(() => {
      const element = document.activeElement;
      return { id: element?.id, outline: element === null ? "" : getComputedStyle(element).outlineStyle };
    });
    expect([id, outline]).toEqual(["search", "solid"]);
  });

  test("opens and closes all rows", async () => {
    const { page } = await browser.open(PAGE);
    const closed = () => page.locator(".row:not([open]), .group:not([open])").count();
    await page.keyboard.press("e");
    await page.waitForFunction(() => document.body.getAttribute("aria-busy") === null);
    expect(await closed()).toBe(0);
    await page.keyboard.press("c");
    await page.waitForFunction(() => document.body.getAttribute("aria-busy") === null);
    expect(await page.locator(".row[open], .group[open]").count()).toBe(0);
  });

  test("is light or dark as the system is, until somebody switches", async () => {
    const ground = () => getComputedStyle(document.body).backgroundColor;
    const light = await (await browser.open(PAGE, { colorScheme: "light" })).page.evaluate(ground);
    const { page } = await browser.open(PAGE, { colorScheme: "dark" });
    const dark = await page.evaluate(ground);
    expect(dark).not.toBe(light);
    await page.getByRole("button", { name: "Light or dark" }).click();
    expect(await page.evaluate(ground)).toBe(light);
    await page.reload();
    expect(await page.evaluate(ground)).toBe(light);
    await page.keyboard.press("t");
    expect(await page.evaluate(ground)).toBe(dark);
  });

  test("opens everything on paper, and closes it again", async () => {
    const { page } = await browser.open(PAGE);
    const closed = () => page.locator(".row:not([open])").count();
    const before = await closed();
    expect(before).toBeGreaterThan(0);
    await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
    expect(await closed()).toBe(0);
    await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
    expect(await closed()).toBe(before);
    await page.emulateMedia({ media: "print" });
    expect(await page.locator(".bar").isVisible()).toBe(false);
  });

  test("has no text whose contrast is below 4.5, in the light and in the dark", async () => {
    for (const colorScheme of ["light", "dark"] as const) {
      const { page } = await browser.open(PAGE, { colorScheme });
      await page.keyboard.press("e");
      await page.waitForFunction(() => document.body.getAttribute("aria-busy") === null);
      expect(await page.evaluate(lowContrast)).toEqual([]);
    }
  });
});

describeWithBrowser("the page of 5,000 changes", (browser) => {
  test("lays out only what is near the window, finds what is far away, and works in slices", async () => {
    const { page, complaints } = await browser.open(formatReview(manyChanges(5_000), "html"));
    expect(await page.locator(".row").count()).toBe(5_000);
    const laidOut = () =>
      page.evaluate(() => {
        const rows = [...document.querySelectorAll(".row")];
        return rows.filter((row) => row.checkVisibility({ contentVisibilityAuto: true })).length;
      });
    expect(await laidOut()).toBeLessThan(600);
    const slices = await page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          let slices = 0;
          const observer = new MutationObserver(() => (slices += 1));
          observer.observe(document.body, { subtree: true, attributes: true, attributeFilter: ["hidden"] });
          const search = document.querySelector("input");
          if (search === null) throw new Error("no search");
          search.value = "part-4321";
          search.dispatchEvent(new Event("input"));
          const wait = () => {
            if (document.querySelector("#found")?.textContent === "") setTimeout(wait, 10);
            else resolve(slices);
          };
          wait();
        }),
    );
    expect(slices).toBeGreaterThan(5);
    expect(await page.locator("#found").innerText()).toBe("1 of 5000");
    expect(await page.locator(".row:visible .title").innerText()).toContain("part-4321");
    expect(complaints).toEqual([]);
  });
});

/** Texts that are hard to read on what is behind them, with their contrast. Runs in the page. */
function lowContrast(): readonly string[] {
  const channels = (color: string) => (color.match(/[\d.]+/g) ?? []).map(Number);
  const luminance = ([r = 0, g = 0, b = 0]: readonly number[]) => {
    const linear = [r, g, b].map((value) => {
      const share = value / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * (linear[0] ?? 0) + 0.7152 * (linear[1] ?? 0) + 0.0722 * (linear[2] ?? 0);
  };
  const behind = (element: Element | null): readonly number[] => {
    for (let at = element; at !== null; at = at.parentElement) {
      const color = channels(getComputedStyle(at).backgroundColor);
      if (color.length === 3 || (color[3] ?? 0) === 1) return color;
    }
    return [255, 255, 255];
  };
  const bad: string[] = [];
  for (const element of document.querySelectorAll("body *")) {
    const own = [...element.childNodes].some(
      (node) => node.nodeType === 3 && node.textContent?.trim() !== "",
    );
    if (!own || ["SCRIPT", "STYLE"].includes(element.tagName) || !element.checkVisibility()) continue;
    const pair = [luminance(channels(getComputedStyle(element).color)), luminance(behind(element))];
    const contrast = (Math.max(...pair) + 0.05) / (Math.min(...pair) + 0.05);
    if (contrast < 4.5) bad.push(`${element.tagName} ${element.className}: ${contrast.toFixed(2)}`);
  }
  return [...new Set(bad)];
}
