import { DriftReport, Review } from "../../model";
import { Group, merged, Report, reportOf, reportOfDrift } from "../reading";
import { foot, head, section } from "./document";
import { fold, FoldedGroup } from "./fold";

/** Characters that a comment on GitHub may have. */
export const DEFAULT_BUDGET = 65_536;

/** Room that every report needs for its verdict and its answers. */
export const SMALLEST_BUDGET = 16_384;

/** Rows that say the same but for their address: so many are told as one where a reader has to unfold them anyway. */
const MANY = 3;

/** Rows that the table of stacks may have: as many as leave half of the room to the answers. */
const STACK_ROWS = [24, 6];

/**
 * A review as a comment: in the Markdown that GitHub and GitLab have in common. The same review gives the same text.
 *
 * @param budget of characters; when a review needs more, the least important is folded first: equal changes are merged,
 * then details are dropped, then rows, and what was left out is counted.
 * @throws when the budget is below {@link SMALLEST_BUDGET}
 */
export function formatMarkdown(review: Review | DriftReport, budget: number = DEFAULT_BUDGET): string {
  if (budget < SMALLEST_BUDGET) {
    throw new Error(
      `a report needs a budget of at least ${String(SMALLEST_BUDGET)} characters, got ${String(budget)}`,
    );
  }
  const report = "kind" in review ? reportOfDrift(review) : reportOf(review);
  const whole = documentOf(
    mergedReport(report, (group) => (group.folded ? MANY : undefined)),
    budget,
  );
  if (whole.complete) return whole.text;
  return documentOf(
    mergedReport(report, () => 2),
    budget,
  ).text;
}

/** A report in which rows are merged, of as many as are to be alike at least. */
function mergedReport(report: Report, least: (group: Group) => number | undefined): Report {
  const groupOf = (group: Group): Group => {
    const number = least(group);
    return number === undefined ? group : merged(group, number);
  };
  const answers = report.answers.map((answer) => ({ ...answer, groups: answer.groups.map(groupOf) }));
  return { ...report, answers };
}

function documentOf(report: Report, budget: number): { readonly text: string; readonly complete: boolean } {
  const groups = report.answers.flatMap((answer) => answer.groups);
  const around = (stackRows: number) => textOf(report, groups.map(asIfFull), stackRows).length;
  const stackRows = STACK_ROWS.find((rows) => around(rows) < budget / 2) ?? 0;
  let room = budget - around(stackRows);
  for (;;) {
    const folded = fold(groups, Math.max(0, room));
    const text = textOf(report, folded, stackRows);
    if (text.length <= budget) {
      return { text, complete: folded.every((group) => group.leftOut + group.withoutDetails === 0) };
    }
    room -= text.length - budget;
  }
}

/** Stands for a group when only the room that everything around its rows needs is asked for. */
function asIfFull(group: Group): FoldedGroup {
  return { rows: [""], leftOut: 9_999_999, withoutDetails: group.rows.length };
}

function textOf(report: Report, folded: readonly FoldedGroup[], stackRows: number): string {
  let place = 0;
  const sections = report.answers.flatMap((answer) => {
    const groups = answer.groups.flatMap((group) => {
      const one = folded[place];
      place += 1;
      return one === undefined ? [] : [[group, one] as const];
    });
    return section(answer, groups);
  });
  return `${[...head(report, stackRows), ...sections, ...foot(report, folded)].join("\n\n")}\n`;
}
