import { Change, Drift, Finding, Review } from "../../model";
import { count, whole, Words } from "../text";
import { changeRow, driftRow } from "./change-row";
import { costAnswer } from "./cost-answer";
import { findingRow, lossRow } from "./finding-row";
import { undecidedRow } from "./undecided-row";
import { restAnswer } from "./rest-answer";
import { Answer, Group, Row, Tone } from "./row";

/** The questions of a reviewer in the order of their answers. Every part of a review is in exactly one of them. */
export function answersOf(review: Review): readonly Answer[] {
  return [
    dataAnswer(review),
    destroyedAnswer(review),
    exposedAnswer(review),
    costAnswer(review, findingsOf(review, "cost")),
    driftAnswer(review),
    qualityAnswer(review),
    restAnswer(review),
  ];
}

/** Whether a change takes away what is there. */
export function destroys({ action }: Change): boolean {
  return action === "delete" || action === "replace";
}

/** Whether every stack was planned, and whole. What was not planned can do anything. */
export function everythingPlanned(review: Review): boolean {
  return review.stacks.every(
    ({ status, complete, errored }) => status.kind === "planned" && complete !== false && errored !== true,
  );
}

/** `No.`, or how far that goes when not everything was planned. */
export function noneOf(review: Review): string {
  return everythingPlanned(review) ? "No." : "Not in what could be planned.";
}

const ORDER: readonly Finding["severity"][] = ["block", "warn", "note"];

/** Findings of a question that nobody has let pass, the most severe first. */
function findingsOf(review: Review, ...questions: readonly Finding["question"][]): readonly Finding[] {
  const found = review.findings.filter((f) => f.waiver === undefined && questions.includes(f.question));
  return ORDER.flatMap((severity) => found.filter((finding) => finding.severity === severity));
}

function group(rows: readonly Row[], title?: string, folded = false): readonly Group[] {
  return rows.length === 0 ? [] : [{ rows, folded, ...(title === undefined ? {} : { title }) }];
}

function worst(findings: readonly Finding[]): Tone {
  if (findings.some(({ severity }) => severity === "block")) return "bad";
  return findings.some(({ severity }) => severity === "warn") ? "warn" : "plain";
}

function dataAnswer(review: Review): Answer {
  const lost = review.changes.filter((change) => destroys(change) && change.holds !== undefined);
  const findings = findingsOf(review, "data");
  const rows = lossRows(findings, lost);
  const more = rows.length - lost.length;
  const parts: string[] = [];
  if (lost.length > 0) {
    const what =
      lost.length === 1
        ? "resource that holds data or is hard to get back goes"
        : "resources that hold data or are hard to get back go";
    parts.push(`Yes: ${whole(lost.length)} ${what}.`);
  }
  const found = count(more, lost.length > 0 ? "more finding" : "finding");
  if (more > 0) {
    const isLoss = findings.some(({ severity }) => severity === "block");
    parts.push(`${lost.length > 0 ? "" : isLoss ? "Yes: " : "Not by this plan itself: "}${found}.`);
  }
  return {
    id: "data",
    question: "Can data be lost?",
    answer: [parts.length === 0 ? noneOf(review) : parts.join(" ")],
    short:
      [...(lost.length > 0 ? [count(lost.length, "resource")] : []), ...(more > 0 ? [found] : [])].join(
        ", ",
      ) || (everythingPlanned(review) ? "no" : "not in what could be planned"),
    tone: lost.length > 0 ? "bad" : findings.length > 0 ? worst(findings) : "good",
    groups: group(rows),
  };
}

/** Findings, each with the change that it is about, and then the changes that no finding is about. */
function lossRows(findings: readonly Finding[], lost: readonly Change[]): readonly Row[] {
  const left = new Set(lost);
  const rows = findings.map((finding) => {
    const change = SAYS_WHAT_GOES.has(finding.rule)
      ? [...left].find(({ stack, address }) => stack === finding.stack && address === finding.address)
      : undefined;
    if (change === undefined) return findingRow(finding);
    left.delete(change);
    return lossRow(finding, change);
  });
  return [...rows, ...[...left].map(changeRow)];
}

/** Rules whose findings are about the deletion or the replacement itself. */
const SAYS_WHAT_GOES = new Set(["SDI-D01", "SDI-D02", "SDI-D08"]);

function destroyedAnswer(review: Review): Answer {
  const all = review.changes.filter(destroys);
  const deleted = all.filter(({ action }) => action === "delete").length;
  const replaced = all.length - deleted;
  const here = all.filter(({ holds }) => holds === undefined);
  const parts = [
    ...(deleted > 0 ? [`${whole(deleted)} destroyed`] : []),
    ...(replaced > 0 ? [`${whole(replaced)} replaced`] : []),
  ].join(", ");
  const above = all.length - here.length;
  const where =
    above === 0 ? "" : above === all.length ? " All of them are above." : ` ${whole(above)} of them above.`;
  const replacements = here.filter(({ action }) => action === "replace");
  const deletions = here.filter(({ action }) => action === "delete");
  return {
    id: "destroyed",
    question: "What is replaced or destroyed?",
    answer: [all.length === 0 ? nothingOf(review) : `${parts}.${where}`],
    short: parts === "" ? shortNothingOf(review) : parts,
    tone: all.length > 0 ? "bad" : "good",
    groups: group([...deletions, ...replacements].map(changeRow)),
  };
}

function exposedAnswer(review: Review): Answer {
  const findings = findingsOf(review, "exposure");
  return {
    id: "exposed",
    question: "What gets exposed?",
    answer: [findings.length === 0 ? nothingOf(review) : `${count(findings.length, "finding")}.`],
    short: findings.length === 0 ? shortNothingOf(review) : count(findings.length, "finding"),
    tone: findings.length === 0 ? "good" : worst(findings),
    groups: group(findings.map(findingRow)),
  };
}

const SORTS: readonly { readonly sort: Drift["sort"]; readonly title: string; readonly folded: boolean }[] = [
  { sort: "dangerous", title: "Dangerous", folded: false },
  { sort: "other", title: "Changed outside", folded: false },
  { sort: "scaling", title: "Scaling", folded: true },
  { sort: "tags", title: "Tags", folded: true },
  { sort: "noise", title: "Noise", folded: true },
];

function driftAnswer(review: Review): Answer {
  const { drift } = review;
  const of = (sort: Drift["sort"]) => drift.filter((one) => one.sort === sort);
  const dangerous = of("dangerous").length;
  return {
    id: "drift",
    question: "What drifted?",
    answer: driftSentence(review),
    short: drift.length === 0 ? shortNothingOf(review) : driftShort(drift),
    tone: dangerous > 0 ? "bad" : of("other").length > 0 ? "warn" : drift.length > 0 ? "plain" : "good",
    groups: SORTS.flatMap(({ sort, title, folded }) => {
      const rows = [...of(sort)]
        .sort((a, b) => Number(b.explainsPlan) - Number(a.explainsPlan))
        .map(driftRow);
      return group(rows, title, folded);
    }),
  };
}

const DRIFT_WORDS: readonly (readonly [Drift["sort"], string])[] = [
  ["dangerous", "dangerous"],
  ["other", "changed outside"],
  ["scaling", "scaled"],
  ["tags", "with other tags"],
];

/** What matters of drift that there is, in numbers; noise counts only where there is nothing else. */
function driftShort(drift: readonly Drift[]): string {
  const parts = DRIFT_WORDS.flatMap(([sort, word]) => {
    const number = drift.filter((one) => one.sort === sort).length;
    return number === 0 ? [] : [`${whole(number)} ${word}`];
  });
  return parts.length > 0 ? parts.join(", ") : "only noise";
}

function driftSentence(review: Review): Words {
  const { drift } = review;
  if (drift.length === 0) return [nothingOf(review)];
  const undone = drift.filter(({ fate }) => fate === "undone").length;
  const noise = drift.filter(({ sort }) => sort === "noise").length;
  const [all, only] = [count(noise, "resource"), noise === drift.length];
  if (only) return [`Nothing that matters: ${all} ${noise === 1 ? "only looks" : "only look"} different.`];
  const also = noise === 0 ? "" : ` ${all} more only ${noise === 1 ? "looks" : "look"} different.`;
  return [`${driftShort(drift)}; the next apply undoes ${whole(undone)}.${also}`];
}

function qualityAnswer(review: Review): Answer {
  const findings = findingsOf(review, "reliability", "hygiene");
  const undecided = review.undecided ?? [];
  const rules = count(undecided.length, "rule");
  return {
    id: "quality",
    question: "What else is not as it should be?",
    answer: [
      findings.length === 0 ? nothingOf(review) : `${count(findings.length, "finding")}.`,
      ...(undecided.length === 0
        ? []
        : [` ${rules} could not decide everything: some values are known only after apply.`]),
    ],
    short: [
      findings.length === 0 ? shortNothingOf(review) : count(findings.length, "finding"),
      ...(undecided.length === 0 ? [] : [`${rules} undecided`]),
    ].join(", "),
    tone: findings.length === 0 ? "good" : worst(findings),
    groups: [
      ...group(findings.filter(({ severity }) => severity !== "note").map(findingRow)),
      ...group(findings.filter(({ severity }) => severity === "note").map(findingRow), "Notes", true),
      ...group(undecided.map(undecidedRow), "Rules that could not decide everything before the apply", true),
    ],
  };
}

function nothingOf(review: Review): string {
  return everythingPlanned(review) ? "Nothing." : "Nothing in what could be planned.";
}

/** The same for a cell of a table. */
function shortNothingOf(review: Review): string {
  return everythingPlanned(review) ? "nothing" : "nothing in what could be planned";
}
