import { Answer, Group, Report, Row, StackLine } from "../reading";
import { whole } from "../text";
import { escaped, wordsHtml } from "./escape";
import { rowHtml } from "./row";

/** Rows of a group that are open from the beginning. */
const OPEN = 12;

/** Rows that a browser lays out together, when it gets to them. */
const CHUNK = 50;

/** Characters of a page; beyond, details are left out, and at twice as many rows. */
const BUDGET = 16_000_000;

/** What was written of a page, and left out of it. */
export interface Ledger {
  characters: number;
  details: number;
  rows: number;
}

/** The verdict, with the answers in short, each on a card that leads to it. */
export function top({ title, environment, verdict, answers }: Report): string {
  const of = environment === undefined ? "" : ` of <code>${escaped(environment)}</code>`;
  const cards = answers.map(
    ({ id, question, short, tone }) =>
      `<li class="${tone}"><a href="#${id}"><span>${escaped(question)}</span><b>${escaped(short)}</b></a></li>`,
  );
  return [
    `<div class="verdict ${verdict.tone}"><h1>${escaped(title.charAt(0).toUpperCase() + title.slice(1))}${of}</h1>`,
    `<strong>${escaped(verdict.word)}</strong><p>${wordsHtml(verdict.sentence)}</p></div>`,
    `<nav aria-label="Answers"><ul class="cards">${cards.join("")}</ul></nav>`,
  ].join("\n");
}

/** The stacks, a line for each. */
export function stacksSection({ stacks: lines, columns }: Report): string {
  if (lines.length === 0) return "";
  const withCost = lines.some(({ cost }) => cost !== undefined);
  const names = withCost ? [...columns, "Cost a month"] : columns;
  const heads = names.map((name) => `<th scope="col" class="number">${name}</th>`).join("");
  const rows = lines.map((line) => {
    const cells = columns.map((_, index) => numberText(line, index));
    if (withCost) cells.push(escaped(line.cost ?? "?"));
    const tds = cells.map((cell) => `<td class="number">${cell}</td>`).join("");
    return `<tr><td><code>${escaped(line.name)}</code></td><td>${wordsHtml(line.status)}</td>${tds}</tr>`;
  });
  return [
    '<section class="quiet" aria-labelledby="h-stacks"><header><h2 id="h-stacks">Stacks</h2></header>',
    `<div class="scroll"><table><thead><tr><th scope="col">Stack</th><th scope="col">Status</th>${heads}</tr></thead>`,
    `<tbody>${rows.join("")}</tbody></table></div></section>`,
  ].join("\n");
}

function numberText({ numbers }: StackLine, index: number): string {
  const number = numbers[index];
  return number === undefined ? "?" : whole(number);
}

/** A question, its answer, and everything behind it. */
export function section(answer: Answer, ledger: Ledger): string {
  const { id, question, tone, groups } = answer;
  return [
    `<section id="${id}" class="${tone}" aria-labelledby="h-${id}">`,
    `<header><h2 id="h-${id}">${escaped(question)}</h2><p>${wordsHtml(answer.answer)}</p></header>`,
    ...groups.map((group) => groupHtml(group, ledger)),
    "</section>",
  ].join("\n");
}

function groupHtml(group: Group, ledger: Ledger): string {
  const { title, folded, rows } = group;
  const open = !folded && rows.length <= OPEN;
  const chunks: string[] = [];
  for (let start = 0; start < rows.length; start += CHUNK) {
    const html = rows.slice(start, start + CHUNK).flatMap((row) => oneRow(row, open, ledger));
    const few = rows.length <= CHUNK ? " few" : "";
    if (html.length > 0) chunks.push(`<div class="chunk${few}">${html.join("\n")}</div>`);
  }
  const heading = title === undefined ? "" : `${title} (${whole(rows.length)})`;
  if (!folded) return `${heading === "" ? "" : `<h3>${heading}</h3>\n`}${chunks.join("\n")}`;
  return `<details class="group"><summary>${heading}</summary>\n${chunks.join("\n")}\n</details>`;
}

function oneRow(row: Row, open: boolean, ledger: Ledger): readonly string[] {
  if (ledger.characters > BUDGET * 2) {
    ledger.rows += 1;
    return [];
  }
  const details = ledger.characters <= BUDGET;
  if (!details) ledger.details += 1;
  const html = rowHtml(row, { open, details });
  ledger.characters += html.length;
  return [html];
}
