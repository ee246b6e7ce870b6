/**
 * What the page does by itself: search, filters, folding, keys, light and dark. It reads and hides what is there, and
 * makes no element from any text. Long work is done in slices, so that the page answers meanwhile.
 */
export const PAGE_SCRIPT = `
"use strict";
(() => {
  const $ = (id) => document.getElementById(id);
  const rows = [...document.querySelectorAll(".row")];
  const chunks = [...document.querySelectorAll(".chunk")];
  const groups = [...document.querySelectorAll(".group")];
  const search = $("search"), found = $("found"), help = $("help");
  const chips = [...document.querySelectorAll("button[data-mark]")];
  const SLICE = 400;

  let texts;
  const textOf = (index) => (texts[index] ??= rows[index].textContent.toLowerCase());

  let turn = 0;
  // Runs work for all rows in slices; another call ends those before.
  const inSlices = (work, done) => {
    const mine = ++turn;
    let next = 0;
    const slice = () => {
      if (mine !== turn) return;
      const end = Math.min(next + SLICE, rows.length);
      for (; next < end; next += 1) work(rows[next], next);
      if (next < rows.length) setTimeout(slice);
      else done();
    };
    slice();
  };

  const tidy = (searching) => {
    for (const chunk of chunks) chunk.hidden = !chunk.querySelector(".row:not([hidden])");
    for (const group of groups) {
      const any = group.querySelector(".row:not([hidden])") !== null;
      group.hidden = !any;
      if (searching) group.open = any;
    }
  };

  const filter = () => {
    const wanted = search.value.toLowerCase().split(/\\s+/).filter(Boolean);
    const marks = chips.filter((chip) => chip.getAttribute("aria-pressed") === "true").map((chip) => chip.dataset.mark);
    const searching = wanted.length > 0 || marks.length > 0;
    if (wanted.length > 0) texts ??= [];
    document.body.setAttribute("aria-busy", "true");
    let count = 0;
    inSlices((row, index) => {
      const fits = (marks.length === 0 || marks.includes(row.dataset.mark)) && wanted.every((word) => textOf(index).includes(word));
      if (row.hidden === fits) row.hidden = !fits;
      if (fits) count += 1;
    }, () => {
      tidy(searching);
      found.textContent = searching ? count + " of " + rows.length : "";
      document.body.removeAttribute("aria-busy");
    });
  };
  search.addEventListener("input", filter);
  for (const chip of chips) {
    chip.addEventListener("click", () => {
      chip.setAttribute("aria-pressed", String(chip.getAttribute("aria-pressed") !== "true"));
      filter();
    });
  }

  const setAll = (open) => {
    for (const group of groups) if (!group.hidden) group.open = open;
    document.body.setAttribute("aria-busy", "true");
    inSlices((row) => {
      if (!row.hidden && row.open !== open) row.open = open;
    }, () => document.body.removeAttribute("aria-busy"));
  };
  $("expand").addEventListener("click", () => setAll(true));
  $("collapse").addEventListener("click", () => setAll(false));

  const root = document.documentElement;
  const dark = () => root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  const turnLights = () => {
    root.dataset.theme = dark() ? "light" : "dark";
    try { localStorage.setItem("sdstack-theme", root.dataset.theme); } catch { /* pages from files have no storage */ }
  };
  try {
    const kept = localStorage.getItem("sdstack-theme");
    if (kept === "dark" || kept === "light") root.dataset.theme = kept;
  } catch { /* as above */ }
  $("theme").addEventListener("click", turnLights);

  const step = (by) => {
    const at = document.activeElement?.closest?.(".row");
    let index = at ? rows.indexOf(at) : by > 0 ? -1 : rows.length;
    for (index += by; index >= 0 && index < rows.length; index += by) {
      const row = rows[index];
      if (row.hidden) continue;
      const group = row.closest(".group");
      if (group && !group.open) continue;
      const summary = row.firstElementChild;
      summary.focus({ preventScroll: true });
      summary.scrollIntoView({ block: "nearest" });
      return;
    }
  };
  const showHelp = () => help.open ? help.close() : help.showModal();
  $("keys").addEventListener("click", showHelp);
  $("close").addEventListener("click", () => help.close());

  const keys = {
    "/": () => { search.focus(); search.select(); },
    j: () => step(1), k: () => step(-1),
    e: () => setAll(true), c: () => setAll(false),
    t: turnLights, "?": showHelp,
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target === search) {
      if (event.key === "Escape") { search.value = ""; filter(); search.blur(); }
      if (event.key === "Enter") { event.preventDefault(); search.blur(); step(1); }
      return;
    }
    if (help.open && event.key !== "?") return;
    const act = Object.hasOwn(keys, event.key) ? keys[event.key] : undefined;
    if (act) { event.preventDefault(); act(); }
  });

  // On paper nothing can be opened; what is too much for paper stays folded.
  let closed = [];
  addEventListener("beforeprint", () => {
    if (rows.length > 500) return;
    closed = [...groups, ...rows].filter((one) => !one.open);
    for (const one of closed) one.open = true;
  });
  addEventListener("afterprint", () => { for (const one of closed) one.open = false; closed = []; });
  document.body.dataset.ready = "true";
})();
`;
