import { ChangeAction, Review } from "../../model";
import { count, whole } from "../text";
import { changeRow } from "./change-row";
import { checkRow, findingRow, outputRow } from "./finding-row";
import { Answer, Group, Row } from "./row";

const ACTIONS: readonly { readonly action: ChangeAction; readonly title: string; readonly word: string }[] = [
  { action: "deferred", title: "Left for a later plan", word: "deferred" },
  { action: "update", title: "Updated in place", word: "updated" },
  { action: "create", title: "Created", word: "created" },
  { action: "import", title: "Imported", word: "imported" },
  { action: "move", title: "Moved", word: "moved" },
  { action: "forget", title: "Forgotten: kept, but no longer managed", word: "forgotten" },
  { action: "read", title: "Read during apply", word: "read" },
];

/** What else changes? */
export function restAnswer(review: Review): Answer {
  const { changes, outputs, checks, findings } = review;
  const ofActions = ACTIONS.map((one) => ({
    ...one,
    rows: changes.filter(({ action }) => action === one.action).map(changeRow),
  })).filter(({ rows }) => rows.length > 0);
  const unwell = checks.filter(({ status }) => status === "fail" || status === "error");
  const passing = checks.filter(({ status }) => status === "pass" || status === "unknown");
  const waived = findings.filter(({ waiver }) => waiver !== undefined);
  const unchanged = review.stacks.reduce((sum, stack) => sum + stack.unchanged, 0);

  const changed = ofActions.reduce((sum, { rows }) => sum + rows.length, 0);
  const parts = ofActions.map(({ rows, word }) => `${whole(rows.length)} ${word}`);
  if (outputs.length > 0) parts.push(count(outputs.length, "output"));
  if (unwell.length > 0) parts.push(`${count(unwell.length, "check")} not passed`);
  const stays =
    unchanged === 0
      ? ""
      : ` ${count(unchanged, "resource stays", "resources stay")} as ${unchanged === 1 ? "it is" : "they are"}.`;
  return {
    id: "rest",
    question: "What else changes?",
    answer: [`${parts.length === 0 ? "Nothing" : parts.join(", ")}.${stays}`],
    short: shortOf(changed, outputs.length),
    tone: unwell.length > 0 ? "warn" : "plain",
    groups: [
      ...titled("Checks that do not pass", unwell.map(checkRow), false),
      ...ofActions.flatMap(({ title, rows }) => titled(title, rows)),
      ...titled("Outputs", outputs.map(outputRow)),
      ...titled("Findings that somebody lets pass", waived.map(findingRow)),
      ...titled("Checks", passing.map(checkRow)),
    ],
  };
}

function shortOf(changed: number, outputs: number): string {
  const parts = [
    ...(changed > 0 ? [count(changed, "resource")] : []),
    ...(outputs > 0 ? [count(outputs, "output")] : []),
  ];
  return parts.length === 0 ? "nothing" : parts.join(", ");
}

function titled(title: string, rows: readonly Row[], folded = true): readonly Group[] {
  return rows.length === 0 ? [] : [{ title, folded, rows }];
}
