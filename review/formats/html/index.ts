import { createHash } from "node:crypto";
import { DriftReport, Review } from "../../model";
import { Mark, Report, reportOf, reportOfDrift } from "../reading";
import { count } from "../text";
import { escaped } from "./escape";
import { PAGE_SCRIPT } from "./page-script";
import { PAGE_STYLE } from "./page-style";
import { Ledger, section, stacksSection, top } from "./sections";

/**
 * A review as one page. Nothing in it is loaded from elsewhere, and its policy lets nothing run but its own script.
 * The same review gives the same page.
 */
export function formatHtml(review: Review | DriftReport): string {
  const report = "kind" in review ? reportOfDrift(review) : reportOf(review);
  const ledger: Ledger = { characters: 0, details: 0, rows: 0 };
  const sections = report.answers.map((answer) => section(answer, ledger));
  return [
    "<!doctype html>",
    '<html lang="en">',
    ...head(report),
    "<body>",
    '<a class="skip" href="#answers">To the answers</a>',
    toolbar(report),
    '<main id="answers">',
    top(report),
    stacksSection(report),
    ...sections,
    "</main>",
    foot(report, ledger),
    KEYS,
    `<script>${PAGE_SCRIPT}</script>`,
    "</body>",
    "</html>",
    "",
  ].join("\n");
}

function head({ title, environment, verdict }: Report): readonly string[] {
  const policy = [
    "default-src 'none'",
    `style-src '${digestOf(PAGE_STYLE)}'`,
    `script-src '${digestOf(PAGE_SCRIPT)}'`,
    "img-src data:",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join("; ");
  const of = environment === undefined ? "" : ` of ${environment}`;
  return [
    "<head>",
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="referrer" content="no-referrer">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    '<link rel="icon" href="data:,">',
    `<title>${escaped(`${verdict.word}: ${title}${of}`)}</title>`,
    `<style>${PAGE_STYLE}</style>`,
    "</head>",
  ];
}

function digestOf(text: string): string {
  return `sha256-${createHash("sha256").update(text).digest("base64")}`;
}

const CHIPS: readonly (readonly [Mark, string])[] = [
  ["block", "blocks"],
  ["warn", "warnings"],
  ["destroy", "destroy"],
  ["replace", "replace"],
  ["update", "update"],
  ["create", "create"],
];

function toolbar({ answers }: Report): string {
  const marks = new Set(
    answers.flatMap(({ groups }) => groups.flatMap(({ rows }) => rows.map(({ mark }) => mark))),
  );
  const chips = CHIPS.filter(([mark]) => marks.has(mark)).map(
    ([mark, name]) => `<button type="button" data-mark="${mark}" aria-pressed="false">${name}</button>`,
  );
  return [
    '<div class="bar" role="search"><div>',
    '<label class="unseen" for="search">Search addresses, constructs, files and values</label>',
    '<input id="search" type="search" placeholder="Search  ( / )" autocomplete="off" spellcheck="false">',
    '<span id="found" class="found" role="status" aria-live="polite"></span>',
    ...chips,
    '<button type="button" id="expand">Open all</button>',
    '<button type="button" id="collapse">Close all</button>',
    '<button type="button" id="theme">Light or dark</button>',
    '<button type="button" id="keys" aria-haspopup="dialog">Keys</button>',
    "</div></div>",
  ].join("\n");
}

function foot({ digest }: Report, { details, rows }: Ledger): string {
  const left = [
    ...(details > 0 ? [`the details of ${count(details, "row")}`] : []),
    ...(rows > 0 ? [count(rows, "row")] : []),
  ].join(" and ");
  const note =
    left === "" ? "" : `<p>Left out for the size of the page: ${left}. The JSON report has everything.</p>`;
  const of = digest === undefined ? "" : `<p>Digest of this plan: <code>${escaped(digest)}</code></p>`;
  return `<footer>${note}${of}</footer>`;
}

const KEYS = `<dialog id="help" aria-labelledby="h-keys"><h2 id="h-keys">Keys</h2><dl>
<dt><kbd>/</kbd></dt><dd>search; <kbd>Esc</kbd> ends it</dd>
<dt><kbd>j</kbd> <kbd>k</kbd></dt><dd>next and previous row</dd>
<dt><kbd>Enter</kbd></dt><dd>open or close a row</dd>
<dt><kbd>e</kbd> <kbd>c</kbd></dt><dd>open or close all that is found</dd>
<dt><kbd>t</kbd></dt><dd>light or dark</dd>
<dt><kbd>?</kbd></dt><dd>these keys</dd>
</dl><button type="button" id="close">Close</button></dialog>`;
