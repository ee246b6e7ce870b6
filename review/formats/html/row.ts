import {
  DetailLine,
  Mark,
  pathText,
  Row,
  shownText,
  toldLines,
  whereTheyDiffer,
  whereWords,
} from "../reading";
import { FixCode, Origin, Shown } from "../../model";
import { between, code, count, cut, visible, Words } from "../text";
import { escaped, wordsHtml } from "./escape";

const TONES: Readonly<Record<Mark, string>> = {
  block: "bad",
  destroy: "bad",
  replace: "bad",
  warn: "warn",
  update: "warn",
  create: "good",
  pass: "good",
  note: "plain",
  waived: "quiet",
  quiet: "quiet",
};

const VALUE_LIMIT = 1_000;
const DETAIL_LINES = 200;
const CODE_LIMIT = 2_000;
const OTHERS = 1_000;

/** How a row is shown. */
export interface RowOptions {
  readonly open: boolean;

  /** Whether its differences are shown. */
  readonly details: boolean;
}

/** A row that a reader opens to see its differences and where it comes from. */
export function rowHtml(row: Row, { open, details }: RowOptions): string {
  const times = row.others === undefined ? "" : ` <b>× ${String(row.others.length + 1)}</b>`;
  return [
    `<details class="row ${TONES[row.mark]}" data-mark="${row.mark}"${open ? " open" : ""}>`,
    `<summary><span class="tag">${escaped(row.label)}</span>`,
    `<span class="title">${wordsHtml(row.title)}${times}</span>${notesHtml(row.notes())}</summary>`,
    `<div class="inside">${inside(row, details)}</div></details>`,
  ].join("");
}

function notesHtml(notes: readonly Words[]): string {
  return notes.length === 0 ? "" : `<span class="notes">${wordsHtml(between(notes, " · "))}</span>`;
}

function inside(row: Row, details: boolean): string {
  const where = whereWords(row.origin);
  const parts = where.length === 0 ? [] : [`<p>${wordsHtml(where)}</p>`];
  if (row.others !== undefined) parts.push(`<p>${wordsHtml(othersOf(row.others))}</p>`);
  parts.push(...(row.code ?? []).map(codeHtml));
  if (details) parts.push(diff(row.details()));
  return parts.join("");
}

function codeHtml({ text }: FixCode): string {
  return `<pre><code>${text
    .split("\n")
    .map((line) => escaped(visible(cut(line, CODE_LIMIT))))
    .join("\n")}</code></pre>`;
}

function othersOf(others: readonly Partial<Origin>[]): Words {
  const named = others.slice(0, OTHERS).map(({ address, stack = "" }): Words => [code(address ?? stack)]);
  const more = others.length - named.length;
  return [
    "also ",
    ...between(more > 0 ? [...named, [count(more, "more address", "more addresses")]] : named, ", "),
  ];
}

function diff(all: readonly DetailLine[]): string {
  if (all.length === 0) return "";
  const { lines, untold } = toldLines(all);
  const shown = lines.slice(0, DETAIL_LINES).map(lineHtml).join("");
  const more = lines.length - DETAIL_LINES;
  const rest = [
    ...(more > 0 ? [`<p>${count(more, "more difference")}, in the JSON report.</p>`] : []),
    ...(untold > 0 ? [`<p>${count(untold, "more attribute")} known after apply.</p>`] : []),
  ].join("");
  if (lines.length === 0) return rest;
  return `<table class="diff"><thead><tr><th scope="col">Attribute</th><th scope="col">Before</th><th scope="col">After</th></tr></thead><tbody>${shown}</tbody></table>${rest}`;
}

function lineHtml({ path, label, before, after, forces, within }: DetailLine): string {
  const inDocument = within === undefined ? "" : `<code>${escaped(cut(within, 200))}</code> » `;
  const badge = forces ? '<span class="forces">forces replacement</span>' : "";
  const [was, is] = whereTheyDiffer(shownText(before), shownText(after), VALUE_LIMIT);
  return [
    `<tr><td>${inDocument}<code>${escaped(cut(label ?? pathText(path), 300))}</code>${badge}</td>`,
    `<td>${valueHtml(before, was, "del")}</td><td>${valueHtml(after, is, "ins")}</td></tr>`,
  ].join("");
}

function valueHtml({ kind }: Shown, text: string, tag: "del" | "ins"): string {
  if (kind === "absent") return "";
  if (kind !== "text") return `<em>${escaped(text)}</em>`;
  return `<${tag}>${wordsHtml([code(text, VALUE_LIMIT)])}</${tag}>`;
}
