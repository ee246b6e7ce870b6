/** The look of the page. Colours have a contrast of at least 4.5 on what they are on, in the light and in the dark. */
export const PAGE_STYLE = `
:root {
  color-scheme: light;
  --ground: #f6f7f9; --card: #fff; --sunken: #eef0f3; --line: #d9dde3;
  --ink: #16191f; --soft: #566070; --link: #0a58ca; --focus: #0a58ca;
  --bad: #b3141f; --bad-ground: #fdecec; --warn: #8a4b00; --warn-ground: #fdf1dd;
  --good: #12683a; --good-ground: #e3f5ea; --plain: #1d4f9c; --plain-ground: #e6effc;
  --shadow: 0 1px 2px rgb(16 24 40 / 6%), 0 4px 16px rgb(16 24 40 / 5%);
}
:root[data-theme="dark"] {
  color-scheme: dark;
  --ground: #0e1116; --card: #161b22; --sunken: #0b0e13; --line: #2d3540;
  --ink: #e8ecf1; --soft: #9ba6b4; --link: #7db3ff; --focus: #7db3ff;
  --bad: #ff9a98; --bad-ground: #3a1618; --warn: #f5bd5c; --warn-ground: #35260a;
  --good: #6fdc9b; --good-ground: #0f2e1d; --plain: #8fbcff; --plain-ground: #14263f;
  --shadow: none;
}
@media (prefers-color-scheme: dark) {
  :root:not([data-theme="light"]) {
    color-scheme: dark;
    --ground: #0e1116; --card: #161b22; --sunken: #0b0e13; --line: #2d3540;
    --ink: #e8ecf1; --soft: #9ba6b4; --link: #7db3ff; --focus: #7db3ff;
    --bad: #ff9a98; --bad-ground: #3a1618; --warn: #f5bd5c; --warn-ground: #35260a;
    --good: #6fdc9b; --good-ground: #0f2e1d; --plain: #8fbcff; --plain-ground: #14263f;
    --shadow: none;
  }
}
.bad { --tone: var(--bad); --tone-ground: var(--bad-ground); }
.warn { --tone: var(--warn); --tone-ground: var(--warn-ground); }
.good { --tone: var(--good); --tone-ground: var(--good-ground); }
.plain { --tone: var(--plain); --tone-ground: var(--plain-ground); }
.quiet { --tone: var(--soft); --tone-ground: var(--sunken); }

* { box-sizing: border-box; }
html { scroll-padding-top: 5rem; }
body {
  margin: 0; background: var(--ground); color: var(--ink);
  font: 15px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif;
}
main, .bar > div, footer { max-width: 72rem; margin: 0 auto; padding: 0 1.25rem; }
a { color: var(--link); }
:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; border-radius: 4px; }
code, kbd { font: 0.88em/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace; }
pre { margin: .4rem 0; padding: .5rem .7rem; background: var(--ground); border: 1px solid var(--line); border-radius: 6px; overflow-x: auto; }
code { unicode-bidi: isolate; overflow-wrap: anywhere; white-space: pre-wrap; }
h1 { font-size: 1.05rem; font-weight: 500; color: var(--soft); margin: 0 0 0.4rem; }
h2 { font-size: 1.2rem; margin: 0; letter-spacing: -0.01em; }
h3 { font-size: 0.95rem; margin: 1.1rem 0 0.4rem; color: var(--soft); font-weight: 600; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.skip { position: absolute; left: -999rem; }
.skip:focus { left: 1rem; top: 0.6rem; z-index: 9; background: var(--card); padding: 0.4rem 0.8rem; }

.bar { position: sticky; top: 0; z-index: 5; background: var(--ground); border-bottom: 1px solid var(--line); }
.bar > div { display: flex; flex-wrap: wrap; gap: 0.5rem; align-items: center; padding-block: 0.6rem; }
.bar input {
  flex: 1 1 12rem; min-width: 9rem; font: inherit; color: inherit; padding: 0.4rem 0.7rem;
  background: var(--card); border: 1px solid var(--line); border-radius: 8px;
}
button {
  font: inherit; font-size: 0.82rem; color: inherit; cursor: pointer; padding: 0.4rem 0.6rem;
  background: var(--card); border: 1px solid var(--line); border-radius: 8px;
}
button:hover { border-color: var(--soft); }
button[aria-pressed="true"] { background: var(--ink); color: var(--ground); border-color: var(--ink); }
.found { color: var(--soft); font-size: 0.82rem; min-width: 5.5rem; }

.verdict {
  margin: 1.5rem 0 1rem; padding: 1.4rem 1.6rem; border-radius: 14px; box-shadow: var(--shadow);
  background: var(--tone-ground); border: 1px solid var(--line); border-left: 6px solid var(--tone);
}
.verdict strong { display: block; font-size: 2rem; line-height: 1.15; letter-spacing: -0.02em; color: var(--tone); }
.verdict p { margin: 0.4rem 0 0; font-size: 1.05rem; }
.cards { list-style: none; display: grid; grid-template-columns: repeat(auto-fit, minmax(15rem, 1fr)); gap: 0.7rem; margin: 0 0 1.2rem; padding: 0; }
.cards a {
  display: block; height: 100%; padding: 0.8rem 1rem; background: var(--card); color: inherit; text-decoration: none;
  border: 1px solid var(--line); border-top: 3px solid var(--tone); border-radius: 10px; box-shadow: var(--shadow);
}
.cards a:hover { border-color: var(--tone); }
.cards span { display: block; color: var(--soft); font-size: 0.82rem; }
.cards b { display: block; margin-top: 0.15rem; font-size: 1.02rem; color: var(--tone); font-variant-numeric: tabular-nums; }

section { margin: 1.4rem 0; padding: 1.1rem 1.3rem 1.2rem; background: var(--card); border: 1px solid var(--line); border-radius: 14px; box-shadow: var(--shadow); }
section > header { display: flex; flex-wrap: wrap; gap: 0.2rem 0.8rem; align-items: baseline; }
section > header p { margin: 0; color: var(--tone); font-weight: 500; }
section > header::before { content: ""; width: 0.6rem; height: 0.6rem; border-radius: 50%; background: var(--tone); align-self: center; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: 0.9rem; font-variant-numeric: tabular-nums; }
th, td { text-align: left; padding: 0.35rem 0.7rem 0.35rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
th { color: var(--soft); font-weight: 500; }
.number { text-align: right; }

.chunk { content-visibility: auto; contain-intrinsic-size: auto 2200px; }
.chunk.few { content-visibility: visible; }
.group > summary { margin-top: 0.9rem; padding: 0.3rem 0; cursor: pointer; font-weight: 600; color: var(--soft); }
.row { border: 1px solid var(--line); border-left: 4px solid var(--tone); border-radius: 8px; margin-top: 0.45rem; }
.row > summary { display: flex; flex-wrap: wrap; gap: 0.15rem 0.6rem; align-items: baseline; padding: 0.4rem 0.7rem; cursor: pointer; list-style: none; }
.row > summary::-webkit-details-marker { display: none; }
.row > summary::before { content: "▸"; color: var(--soft); width: 0.7rem; }
.row[open] > summary::before { content: "▾"; }
.tag { padding: 0 0.5rem; border-radius: 999px; font-size: 0.8rem; font-weight: 600; color: var(--tone); background: var(--tone-ground); }
.title { flex: 1 1 60%; min-width: 0; overflow-wrap: anywhere; }
.notes { flex-basis: 100%; padding-left: 1.3rem; color: var(--soft); font-size: 0.88rem; overflow-wrap: anywhere; }
.inside { padding: 0.2rem 0.9rem 0.8rem 2rem; overflow-wrap: anywhere; }
.inside p { margin: 0 0 0.3rem; font-size: 0.88rem; color: var(--soft); }
.diff { table-layout: fixed; margin-top: 0.4rem; }
.diff th:first-child { width: 30%; }
del { text-decoration: none; color: var(--bad); background: var(--bad-ground); }
ins { text-decoration: none; color: var(--good); background: var(--good-ground); }
del, ins { padding: 0.05rem 0.25rem; border-radius: 4px; }
.forces { display: inline-block; margin-left: 0.4rem; padding: 0 0.4rem; border-radius: 4px; font-size: 0.76rem; font-weight: 600; color: var(--bad); background: var(--bad-ground); }
em { color: var(--soft); }
dialog { color: inherit; background: var(--card); border: 1px solid var(--line); border-radius: 14px; max-width: 30rem; }
dialog::backdrop { background: rgb(0 0 0 / 45%); }
dialog dl { display: grid; grid-template-columns: auto 1fr; gap: 0.4rem 1rem; margin: 0.8rem 0; }
dialog dd { margin: 0; }
kbd { padding: 0.1rem 0.45rem; border: 1px solid var(--line); border-bottom-width: 2px; border-radius: 5px; background: var(--sunken); }
footer { padding-block: 1rem 3rem; color: var(--soft); font-size: 0.88rem; }
[hidden] { display: none !important; }
@media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }
@media print {
  :root, :root[data-theme="dark"], :root:not([data-theme="light"]) {
    --ground: #fff; --card: #fff; --sunken: #f2f2f2; --line: #bbb; --ink: #000; --soft: #444;
    --bad: #8f0f18; --bad-ground: #fff; --warn: #6b3a00; --warn-ground: #fff;
    --good: #0d4f2c; --good-ground: #fff; --plain: #163d78; --plain-ground: #fff; --shadow: none;
  }
  .bar, dialog { display: none; }
  main, footer { max-width: none; padding: 0; }
  .chunk { content-visibility: visible; }
  .row, .cards li, tr { break-inside: avoid; }
  body { font-size: 10.5pt; }
}
`;
