import { Origin } from "../../model";
import { DetailLine, pathText, Row, shownText, toldLines, whereTheyDiffer, whereWords } from "../reading";
import { between, code, count, cut, visible, Words } from "../text";
import { beginning, fenced, inline, strong } from "./nodes";

/** Lines of details that one row may have. */
export const DETAIL_LINES = 24;

/** What belongs to an item of a list stands under its text. */
const INDENT = "  ";

const VALUE_LIMIT = 200;
const CODE_LIMIT = 500;
const OTHERS = 40;

const SYMBOLS: Partial<Record<Row["mark"], string>> = { block: "⛔ ", warn: "🔶 " };

/** A row as an item of a list, with as many lines of details as are allowed. */
export function rowMarkdown(row: Row, detailLines: number): string {
  const times: Words = row.others === undefined ? [] : [` × ${String(row.others.length + 1)}`];
  const head = `- ${SYMBOLS[row.mark] ?? ""}${strong(row.label)} ${inline([...row.title, ...times])}`;
  const lines = [between(row.notes(), " · "), whereWords(row.origin)].filter((words) => words.length > 0);
  const text = [head, ...lines.map((words) => INDENT + beginning(words))].join("\\\n");
  const codes = (row.code ?? []).map(({ language, text: code }) => {
    const codeLines = code.split("\n").map((line) => visible(cut(line, CODE_LIMIT)));
    return fenced(language, codeLines, INDENT);
  });
  return [text, ...codes, ...(detailLines > 0 ? detailBlocks(row, detailLines) : [])].join("\n");
}

/** The details of a row that its notes do not tell. */
export function untoldDetails(row: Row): readonly DetailLine[] {
  return row.isBrief === true ? [] : row.details();
}

function detailBlocks(row: Row, limit: number): readonly string[] {
  const blocks = row.others === undefined ? [] : alsoOf(row.others);
  const all = untoldDetails(row);
  if (all.length === 0) return blocks;
  const { lines: details, untold } = toldLines(all);
  const lines = details
    .slice(0, limit)
    .flatMap((detail, index) => [...headingBefore(details, index), ...detailText(detail)]);
  const more = details.length - limit;
  if (more > 0) lines.push(`@@ ${count(more, "more difference")} @@`);
  if (untold > 0) lines.push(`@@ ${count(untold, "more attribute")} known after apply @@`);
  return [...blocks, fenced("diff", lines, INDENT)];
}

/** The resources that a row is about as well, as a list within it. */
function alsoOf(others: readonly Partial<Origin>[]): readonly string[] {
  const named = others.slice(0, OTHERS).map(({ address, stack, constructPath, source }): Words => {
    const about = [code(address ?? stack ?? "")];
    const where = whereWords({
      ...(constructPath === undefined ? {} : { constructPath }),
      ...(source === undefined ? {} : { source }),
    });
    return where.length === 0 ? about : [...about, ", ", ...where];
  });
  const more = others.length - named.length;
  const lines = more > 0 ? [...named, [count(more, "more address", "more addresses")]] : named;
  const hasLines = others.some(({ constructPath, source }) => (constructPath ?? source) !== undefined);
  if (!hasLines) return ["", `${INDENT}also ${inline(between(lines, ", "))}`];
  return lines.map((words) => `${INDENT}- also ${inline(words)}`);
}

/** Lines of ours begin with `@@`; all others with a sign and a path, and a value goes to the end of its line. */
function headingBefore(details: readonly DetailLine[], index: number): readonly string[] {
  const [before, now] = [details[index - 1], details[index]];
  if (now === undefined || before?.forces === now.forces) return [];
  if (now.forces) return ["@@ forces the replacement @@"];
  return before === undefined ? [] : ["@@ also @@"];
}

function detailText({ path, label, before, after, within }: DetailLine): readonly string[] {
  const name = visible(
    cut(`${within === undefined ? "" : `${within} » `}${label ?? pathText(path)}`, VALUE_LIMIT),
  );
  if (before.kind === "masked" && after.kind === "masked") return [`! ${name}: (secret, changes)`];
  const [was, is] = whereTheyDiffer(shownText(before), shownText(after), VALUE_LIMIT);
  const line = (sign: string, text: string) =>
    `${sign} ${name}: ${text === "" ? '""' : cut(visible(cut(text, VALUE_LIMIT * 2)), VALUE_LIMIT)}`;
  return [
    ...(before.kind === "absent" ? [] : [line("-", was)]),
    ...(after.kind === "absent" ? [] : [line("+", is)]),
  ];
}
