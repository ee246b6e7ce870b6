import { createHash } from "node:crypto";
import { isAbsolute, relative, resolve, sep } from "node:path";
import { Annotation, Conclusion, Report } from "../../forge";
import { formatReview, FormatOptions, SMALLEST_BUDGET } from "../../review/formats";
import { Change, Finding, Review, SourceLine, Verdict } from "../../review/model";

/** What a report is made with. */
export interface ReportInput {
  readonly review: Review;

  /** Tells reports on the same change request apart. */
  readonly id: string;

  /** What formats tell of the rules and of this program. */
  readonly formats: FormatOptions;

  /** Makes the path of a file, as a review names it, one from the top of the repository. */
  readonly inRepository: (file: string) => string;
}

/** A review that waits for nobody is a success; one that has to be read is neither for nor against it. */
const CONCLUSIONS = {
  "no-changes": "success",
  changes: "neutral",
  incomplete: "neutral",
  blocked: "action-required",
  failed: "failure",
} as const satisfies Record<Verdict, Conclusion>;

/** What a forge is told of a review. */
export function reportOf(input: ReportInput): Report {
  const { id, formats } = input;
  const review = withRepositoryPaths(input);
  return {
    id,
    outcome: { conclusion: CONCLUSIONS[review.verdict], title: titleOf(review), name: nameOf(id) },
    markdown: (characters) =>
      characters < SMALLEST_BUDGET
        ? ""
        : formatReview(review, "markdown", { ...formats, budget: characters }),
    // Code scanning keeps findings by this name: those of another report are no older ones of this.
    sarif: formatReview({ ...review, environment: id }, "sarif", formats),
    annotations: review.findings.filter(({ waiver }) => waiver === undefined).map(annotation),
    counts: countsOf(review.changes),
    outputs: {
      verdict: review.verdict,
      digest: review.digest,
      changes: String(review.changes.length),
      blocking: String(blockingIn(review)),
    },
  };
}

/** What a forge is told when there is no review: an older report must not look like one of this commit. */
export function reportOfNothing(id: string): Report {
  const text =
    "### No review\n\nThere is no review of this commit: planning ended with an error, and the log of the job says with which.\n";
  return {
    id,
    outcome: { conclusion: "failure", title: "planning ended with an error", name: nameOf(id) },
    markdown: (characters) => (characters < text.length ? "" : text),
    sarif: "",
    annotations: [],
    counts: { create: 0, update: 0, delete: 0 },
    outputs: { verdict: "failed", digest: "", changes: "0", blocking: "0" },
  };
}

/** Makes paths that begin at the top of the repository, which forges want; others stay as they are. */
export function repositoryPaths(root: string | undefined, folder: string): (file: string) => string {
  return (file) => {
    if (root === undefined) return file;
    const path = relative(root, resolve(folder, file));
    return path.startsWith("..") || isAbsolute(path) ? file : path.split(sep).join("/");
  };
}

function nameOf(id: string): string {
  return `sdstack ${id}`;
}

function withRepositoryPaths({ review, inRepository }: ReportInput): Review {
  const moved = <T extends { readonly source?: SourceLine }>(each: T): T =>
    each.source === undefined
      ? each
      : { ...each, source: { ...each.source, file: inRepository(each.source.file) } };
  return {
    ...review,
    changes: review.changes.map(moved),
    drift: review.drift.map(moved),
    findings: review.findings.map(moved),
  };
}

function blockingIn({ findings }: Review): number {
  return findings.filter(({ severity, waiver }) => severity === "block" && waiver === undefined).length;
}

/** One line that says the most; no name of a plan is in it. */
function titleOf(review: Review): string {
  const { verdict, changes, outputs, stacks } = review;
  const blocking = blockingIn(review);
  const parts = [
    ...(verdict === "failed" ? ["planning ended with an error"] : []),
    ...(blocking > 0 ? [`${plural(blocking, "finding")} ${blocking === 1 ? "blocks" : "block"}`] : []),
    ...countsInWords(changes),
    ...(changes.length === 0 && outputs.length > 0 ? [plural(outputs.length, "output")] : []),
  ];
  const waiting = stacks.filter(({ status }) => status.kind === "waits").length;
  if (waiting > 0) parts.push(`${plural(waiting, "stack")} ${waiting === 1 ? "waits" : "wait"}`);
  if (parts.length > 0) return parts.join(", ");
  return verdict === "no-changes" ? "nothing changes" : "there are changes";
}

const WORDS: readonly (readonly [Change["action"], string])[] = [
  ["delete", "to destroy"],
  ["replace", "to replace"],
  ["forget", "to forget"],
  ["create", "to create"],
  ["update", "to change"],
  ["import", "to import"],
  ["move", "to move"],
  ["deferred", "put off"],
];

function countsInWords(changes: readonly Change[]): readonly string[] {
  return WORDS.flatMap(([action, words]) => {
    const count = changes.filter((change) => change.action === action).length;
    return count === 0 ? [] : [`${count} ${words}`];
  });
}

function countsOf(changes: readonly Change[]): Report["counts"] {
  const of = (...actions: readonly Change["action"][]): number =>
    changes.filter(({ action }) => actions.includes(action)).length;
  return { create: of("create", "replace"), update: of("update"), delete: of("delete", "replace") };
}

function annotation({ rule, stack, address, attribute, severity, message, source }: Finding): Annotation {
  const what = JSON.stringify([rule, stack, address ?? null, attribute ?? null, message]);
  return {
    fingerprint: createHash("sha256").update(what).digest("hex").slice(0, 32),
    rule,
    severity,
    message: `${address === undefined ? "" : `${address}: `}${message}`,
    path: source?.file ?? `cdktf.out/stacks/${stack}/cdk.tf.json`,
    line: source?.line ?? 1,
  };
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
