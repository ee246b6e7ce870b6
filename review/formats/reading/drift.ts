import { Drift, DriftReport, DriftStack } from "../../model";
import { code, count, joined, prose, Words } from "../text";
import { driftRow } from "./change-row";
import { outputRow } from "./finding-row";
import { Report, StackLine } from "./report";
import { Answer, Group, Row, Tone } from "./row";
import { VerdictLine } from "./verdict";

type Sort = Drift["sort"];

interface SortWords {
  readonly sort: Sort;
  readonly question: string;

  /** Its column in the table of stacks. */
  readonly column: string;

  /** How much it should worry, where there is some. */
  readonly tone: Tone;
  readonly folded: boolean;
}

/** In the order of their weight. */
const SORTS: readonly SortWords[] = [
  {
    sort: "dangerous",
    question: "What drifted that is dangerous?",
    column: "Dangerous",
    tone: "bad",
    folded: false,
  },
  {
    sort: "other",
    question: "What else was changed outside?",
    column: "Changed",
    tone: "warn",
    folded: false,
  },
  { sort: "scaling", question: "What was scaled?", column: "Scaled", tone: "plain", folded: false },
  { sort: "tags", question: "Which tags were changed?", column: "Tags", tone: "plain", folded: false },
  { sort: "noise", question: "What only looks different?", column: "Noise", tone: "plain", folded: true },
];

/** Reads a report of drift. Everything in it is in the report for its readers, in one place. */
export function reportOfDrift(drift: DriftReport): Report {
  return {
    title: "drift",
    ...(drift.environment === undefined ? {} : { environment: drift.environment }),
    verdict: verdictOf(drift),
    columns: [...SORTS.map(({ column }) => column), "As applied"],
    stacks: drift.stacks.map((stack) => stackLine(stack, drift)),
    answers: [...SORTS.map((words) => answerOf(words, drift)), outputsAnswer(drift)],
  };
}

function stackLine(stack: DriftStack, { drift }: DriftReport): StackLine {
  const numbers = SORTS.map(
    ({ sort }) => drift.filter((one) => one.stack === stack.name && one.sort === sort).length,
  );
  return {
    name: stack.name,
    status: statusWords(stack),
    numbers:
      stack.status.kind !== "compared"
        ? []
        : stack.unchanged === undefined
          ? numbers
          : [...numbers, stack.unchanged],
  };
}

const MESSAGE_LIMIT = 300;

function statusWords({ status, nextFailed }: DriftStack): Words {
  switch (status.kind) {
    case "not-applied":
      return ["nothing of it is applied"];
    case "failed":
      return joined(["failed: ", ...prose(status.message, MESSAGE_LIMIT)]);
    case "compared":
      if (nextFailed === undefined) return ["compared"];
      return joined(["compared; the next apply cannot be planned: ", ...prose(nextFailed, MESSAGE_LIMIT)]);
  }
}

function verdictOf({ verdict, stacks, drift }: DriftReport): VerdictLine {
  const numberOf = (sort: Sort): number => drift.filter((one) => one.sort === sort).length;
  const matters = drift.length - numberOf("noise");
  const applied = stacks.filter(({ status }) => status.kind !== "not-applied");
  switch (verdict) {
    case "failed": {
      const failed = stacks.filter(({ status }) => status.kind === "failed");
      const names = failed.flatMap(({ name }, at): Words => [...(at === 0 ? [] : [", "]), code(name, 60)]);
      const also = matters === 0 ? "" : `; ${count(matters, "resource")} drifted in what could be compared`;
      return { word: "Failed", sentence: joined([...names, ` could not be compared${also}.`]), tone: "bad" };
    }
    case "dangerous": {
      const number = numberOf("dangerous");
      const some = `${String(number)} of them ${number === 1 ? "is" : "are"} dangerous`;
      const are = number < matters ? some : number === 1 ? "and it is dangerous" : "all of them dangerous";
      return {
        word: "Dangerous drift",
        sentence: [`${count(matters, "resource")} drifted, ${are}. ${fates(drift)}`],
        tone: "bad",
      };
    }
    case "drift":
      return {
        word: "Drift",
        sentence: [`${count(matters, "resource")} drifted, none of it dangerous. ${fates(drift)}`],
        tone: "warn",
      };
    case "no-drift":
      if (applied.length === 0) {
        return { word: "Nothing applied", sentence: ["There is nothing to compare yet."], tone: "plain" };
      }
      return {
        word: "No drift",
        sentence: [
          drift.length === 0
            ? "What is there is what was applied."
            : `What is there means what was applied: ${count(drift.length, "resource")} only ${drift.length === 1 ? "looks" : "look"} different.`,
        ],
        tone: "good",
      };
  }
}

/** What the next apply does with everything that matters. */
function fates(drift: readonly Drift[]): string {
  const matters = drift.filter(({ sort }) => sort !== "noise");
  const number = (fate: Drift["fate"]): number => matters.filter((one) => one.fate === fate).length;
  const [undone, kept, unknown] = [number("undone"), number("kept"), number("unknown")];
  const all = matters.length === 1 ? "it" : "all of them";
  const words = (some: number): string => (some === matters.length ? all : String(some));
  const parts = [
    ...(undone > 0 ? [`undoes ${words(undone)}`] : []),
    ...(kept > 0 ? [`keeps ${words(kept)}`] : []),
  ];
  const known = parts.length === 0 ? "" : `The next apply ${parts.join(" and ")}.`;
  const rest =
    unknown === 0
      ? ""
      : `What the next apply does with ${words(unknown)} is not known: it cannot be planned.`;
  return [known, rest].filter((part) => part !== "").join(" ");
}

function answerOf({ sort, question, tone, folded }: SortWords, { drift, stacks }: DriftReport): Answer {
  const found = drift.filter((one) => one.sort === sort);
  // Whether the next plan is what it is because of it is told by what becomes of it.
  const rows = found.map((one) => driftRow({ ...one, explainsPlan: false }));
  const isPart = stacks.some(({ status }) => status.kind !== "compared");
  return {
    id: sort,
    question,
    answer: [
      found.length === 0
        ? isPart
          ? "Nothing in what could be compared."
          : "Nothing."
        : sort === "noise"
          ? `${count(found.length, "resource")}.`
          : `${count(found.length, "resource")}. ${fates(found)}`,
    ],
    short: found.length === 0 ? "nothing" : count(found.length, "resource"),
    tone: found.length === 0 ? "good" : tone,
    groups: groupsOf(rows, folded),
  };
}

function outputsAnswer({ outputs }: DriftReport): Answer {
  return {
    id: "outputs",
    question: "Which outputs are not what was saved?",
    answer: [outputs.length === 0 ? "None." : `${count(outputs.length, "output")}.`],
    short: outputs.length === 0 ? "none" : count(outputs.length, "output"),
    tone: "plain",
    groups: groupsOf(outputs.map(outputRow), true),
  };
}

function groupsOf(rows: readonly Row[], folded: boolean): readonly Group[] {
  return rows.length === 0 ? [] : [{ rows, folded }];
}
