// What tests ask of a page. Runs in the browser, as it stands here.
/* global document, window, getComputedStyle, Event, DOMParser, MutationObserver */
module.exports = {
  ground: () => getComputedStyle(document.body).backgroundColor,

  say: (name) => window.dispatchEvent(new Event(name)),

  focused() {
    const { activeElement } = document;
    return {
      id: activeElement?.id,
      text: activeElement?.textContent,
      title: activeElement?.closest(".row")?.querySelector(".title")?.textContent,
      outline: activeElement && getComputedStyle(activeElement).outlineStyle,
    };
  },

  // What becomes of a script, a request and an image that somebody brings into the page.
  async intruders() {
    const script = () => {
      const element = document.createElement("script");
      try {
        element.text = "window.pwned = true";
      } catch {
        return "refused";
      }
      document.body.append(element);
      return "pwned" in window ? "ran" : "refused";
    };
    const image = () =>
      new Promise((resolve) => {
        const element = document.createElement("img");
        element.onload = () => resolve("loaded");
        element.onerror = () => resolve("refused");
        element.src = "/pixel.png";
        document.body.append(element);
      });
    const request = () =>
      fetch("/elsewhere").then(
        () => "sent",
        () => "refused",
      );
    return [script(), await request(), await image()];
  },

  laidOut() {
    const rows = [...document.querySelectorAll(".row")];
    return rows.filter((row) => row.checkVisibility({ contentVisibilityAuto: true })).length;
  },

  // In how many pieces of work a search hides rows.
  slicesOfSearch: (words) =>
    new Promise((resolve) => {
      let slices = 0;
      const observer = new MutationObserver(() => (slices += 1));
      observer.observe(document.body, { subtree: true, attributes: true, attributeFilter: ["hidden"] });
      const search = document.querySelector("#search");
      search.value = words;
      search.dispatchEvent(new Event("input"));
      const wait = () => {
        if (document.querySelector("#found").textContent === "") setTimeout(wait, 10);
        else resolve(slices);
      };
      wait();
    }),

  // Names of all elements, and of attributes that run, style or load something.
  content() {
    const all = [...document.querySelectorAll("*")];
    const names = all.flatMap((element) => element.getAttributeNames());
    return {
      elements: all.map(({ tagName }) => tagName),
      handlers: names.filter((name) => /^on|^style$|^src/.test(name)),
      ran: "pwned" in window,
    };
  },

  // Tests, failures, errors and skips of a JUnit document: as many as there are, and as many as it says.
  junit(xml) {
    const parsed = new DOMParser().parseFromString(xml, "application/xml");
    const number = (name) => parsed.getElementsByTagName(name).length;
    const said = (name) => Number(parsed.documentElement.getAttribute(name));
    return {
      errors: number("parsererror"),
      counted: ["testcase", "failure", "error", "skipped"].map(number),
      said: ["tests", "failures", "errors", "skipped"].map(said),
    };
  },

  // Texts that are hard to read on what is behind them, with their contrast.
  lowContrast() {
    const channels = (color) => (color.match(/[\d.]+/g) ?? []).map(Number);
    const luminance = (color) => {
      const [r, g, b] = color.slice(0, 3).map((value) => {
        const share = value / 255;
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const behind = (element) => {
      for (let at = element; at !== null; at = at.parentElement) {
        const color = channels(getComputedStyle(at).backgroundColor);
        if (color.length === 3 || color[3] === 1) return color;
      }
      return [255, 255, 255];
    };
    const bad = new Set();
    for (const element of document.querySelectorAll("body *")) {
      const own = [...element.childNodes].some(
        (node) => node.nodeType === 3 && node.textContent.trim() !== "",
      );
      if (!own || ["SCRIPT", "STYLE"].includes(element.tagName) || !element.checkVisibility()) continue;
      const pair = [luminance(channels(getComputedStyle(element).color)), luminance(behind(element))];
      const contrast = (Math.max(...pair) + 0.05) / (Math.min(...pair) + 0.05);
      if (contrast < 4.5) bad.add(`${element.tagName} ${element.className}: ${contrast.toFixed(2)}`);
    }
    return [...bad];
  },
};
