import { Answer, Group, Report, StackLine, Tone } from "../reading";
import { code, count, whole, Words } from "../text";
import { FoldedGroup } from "./fold";
import { beginning, inline, strong, table } from "./nodes";

const VERDICTS: Readonly<Record<Tone, string>> = { bad: "⛔", warn: "🔶", good: "✅", plain: "🔵" };

/**
 * What is said before the first answer: the verdict, and everything at a glance.
 *
 * @param stackRows rows that the table of stacks may have
 */
export function head(report: Report, stackRows: number): readonly string[] {
  const { environment, verdict } = report;
  const of: Words = environment === undefined ? [] : [" of ", code(environment)];
  return [
    inline([`## ${VERDICTS[verdict.tone]} ${verdict.word}: ${report.title}`, ...of]),
    beginning(verdict.sentence),
    glance(report),
    ...stacks(report, stackRows),
  ];
}

const GLANCE: Readonly<Record<Answer["id"], string>> = {
  data: "Data at risk",
  destroyed: "Replaced or destroyed",
  exposed: "Exposed",
  cost: "Cost a month",
  drift: "Drifted",
  quality: "Other findings",
  rest: "Else",
  dangerous: "Dangerous",
  other: "Changed outside",
  scaling: "Scaled",
  tags: "Tags",
  noise: "Noise",
  outputs: "Outputs",
};

function glance({ answers }: Report): string {
  const align = answers.map(() => "left" as const);
  return table([answers.map(({ id }) => [GLANCE[id]]), answers.map(({ short }) => [short])], align);
}

function stacks({ stacks: lines, columns }: Report, limit: number): readonly string[] {
  if (lines.length === 0) return [];
  const shown = lines.slice(0, limit);
  const withCost = shown.some(({ cost }) => cost !== undefined);
  const heading = ["Stack", "", ...columns];
  const rows = shown.map((line): readonly Words[] => {
    const cells: Words[] = columns.map((_, index) => [numberText(line, index)]);
    return [[code(line.name, 60)], line.status, ...cells, ...(withCost ? [[line.cost ?? "?"]] : [])];
  });
  const titles = [...heading, ...(withCost ? ["Cost a month"] : [])].map((title): Words => [title]);
  const align = titles.map((_, index) => (index < 2 ? ("left" as const) : ("right" as const)));
  const more = lines.length - shown.length;
  return [
    ...(rows.length > 0 ? [table([titles, ...rows], align)] : []),
    ...(more > 0 ? [`${count(more, "more stack")}.`] : []),
  ];
}

function numberText({ numbers }: StackLine, index: number): string {
  const number = numbers[index];
  return number === undefined ? "?" : whole(number);
}

/** An answer with as much of its groups as there is room for. */
export function section(
  answer: Answer,
  groups: readonly (readonly [Group, FoldedGroup])[],
): readonly string[] {
  if (groups.length === 0) {
    return [`${strong(answer.question)} ${inline(answer.answer)}`];
  }
  return [
    `### ${answer.question}`,
    beginning(answer.answer),
    ...groups.flatMap(([group, folded]) => groupBlocks(group, folded)),
  ];
}

function groupBlocks(group: Group, { rows, leftOut }: FoldedGroup): readonly string[] {
  const left = leftOut === 0 ? [] : [`${whole(leftOut)} not shown.`];
  const list = rows.length === 0 ? [] : [rows.join("\n")];
  const size = group.rows.reduce((sum, { others }) => sum + 1 + (others?.length ?? 0), 0);
  const title = `${group.title ?? "Details"} (${whole(size)})`;
  if (group.folded && rows.length > 0) {
    return [`<details><summary>${title}</summary>`, ...list, ...left, "</details>"];
  }
  const heading = group.title === undefined ? [] : [strong(title)];
  return [...heading, ...list, ...left];
}

/** What ends a report: what it leaves out, and the digest. */
export function foot(report: Report, groups: readonly FoldedGroup[]): readonly string[] {
  const rows = groups.reduce((sum, { leftOut }) => sum + leftOut, 0);
  const details = groups.reduce((sum, { withoutDetails }) => sum + withoutDetails, 0);
  const parts = [
    ...(details > 0 ? [`the details of ${count(details, "row")}`] : []),
    ...(rows > 0 ? [count(rows, "row")] : []),
  ];
  const left = `Left out for want of room: ${parts.join(" and ")}. The HTML and the JSON report have everything.`;
  if (parts.length === 0 && report.digest === undefined) return [];
  return [
    "---",
    ...(parts.length === 0 ? [] : [strong(left)]),
    ...(report.digest === undefined ? [] : [inline(["Digest of this plan: ", code(report.digest)])]),
  ];
}
