import { IForge, JobFile, Report } from "./contracts";
import { ForgeError } from "./forge-error";
import { keepComment } from "./sticky/keep-comment";
import { markerCharacters } from "./sticky/marker";

/** One thing that the forge was told, or was not. */
export interface Published {
  /** What it is, such as `comment on pull request #12 of octo/app`. */
  readonly what: string;

  /** `outdated`: there is a newer commit, whose own job reports. */
  readonly outcome:
    "created" | "updated" | "unchanged" | "written" | "outdated" | "skipped" | "failed" | "would-write";

  /** Why not, or how much. */
  readonly detail?: string;

  /** Where people find it. */
  readonly url?: string;
}

/** What a report is told by. */
export interface PublishOptions {
  readonly comment: boolean;
  readonly check: boolean;
  readonly scan: boolean;

  /** Whether to say only what would be written. */
  readonly dryRun: boolean;

  /** Bytes that a file has; nothing for one that is not there. */
  readonly sizeOf: (path: string) => number;

  /** @throws ForgeError when it cannot be written */
  readonly writeFile: (file: JobFile) => void;
}

/** Characters of a report beside the mark of a commit. */
const CHECK_CHARACTERS = 16_384;

/**
 * Tells a forge about a report, by every way that this job may use. One way that fails keeps none of the others from
 * being used.
 */
export async function publish(
  forge: IForge,
  report: Report,
  options: PublishOptions,
): Promise<readonly Published[]> {
  const { changeRequest } = forge;
  const why = options.comment ? noComment(forge) : undefined;
  const note = changeRequest?.readOnly === undefined ? undefined : why;
  const done: Published[] = [];
  for (const file of forge.job.files(report, options.sizeOf, note))
    done.push(...(await tellFile(file, options)));
  if (options.check) done.push(...(await tellCheck(forge, report, options)));
  if (options.comment && why === undefined) done.push(...(await tellComment(forge, report, options)));
  else if (why !== undefined && forge.kind !== "plain")
    done.push({ what: "comment", outcome: "skipped", detail: why });
  if (options.scan) done.push(...(await tellScans(forge, report, options)));
  return done;
}

async function tellFile(file: JobFile, { dryRun, writeFile }: PublishOptions): Promise<readonly Published[]> {
  const what = `${file.what} (${file.path})`;
  if (dryRun) return [{ what, outcome: "would-write", detail: size(Buffer.byteLength(file.text), "bytes") }];
  return attempt(what, () => {
    writeFile(file);
    return Promise.resolve({ what, outcome: "written" });
  });
}

/** Why a job writes no comment; undefined when it does. */
function noComment({ changeRequest, kind, name }: IForge): string | undefined {
  if (kind === "plain") return "there is no forge";
  if (changeRequest === undefined) return `this job of ${name} is about a branch, not about a change request`;
  if (changeRequest.readOnly === undefined) return undefined;
  return `Nothing was written to ${changeRequest.title}: ${changeRequest.readOnly}. The report is here only.`;
}

async function tellComment(
  { comments, changeRequest, commentCharacters }: IForge,
  report: Report,
  { dryRun }: PublishOptions,
): Promise<readonly Published[]> {
  if (comments === undefined || changeRequest === undefined) return [];
  const { headSha, title } = changeRequest;
  const what = `comment on ${title}`;
  const tail = `\n\nReport \`${report.id.replace(/[`\s]/g, " ")}\` for commit \`${headSha.slice(0, 12)}\`.\n`;
  const text = `${report.markdown(commentCharacters - markerCharacters(report.id) - tail.length).trimEnd()}${tail}`;
  if (dryRun) return [{ what, outcome: "would-write", detail: size(text.length, "characters") }];
  return attempt(what, async () => {
    const { outcome, comment, removed, newerHead } = await keepComment(comments, {
      id: report.id,
      headSha,
      text,
    });
    if (outcome === "outdated") {
      const detail = `it has commit ${newerHead?.slice(0, 12)} now, and this job looked at ${headSha.slice(0, 12)}`;
      return { what, outcome, detail };
    }
    return {
      what,
      outcome,
      ...(removed === 0 ? {} : { detail: `${removed} older ${removed === 1 ? "copy" : "copies"} removed` }),
      ...(comment?.url ? { url: comment.url } : {}),
    };
  });
}

async function tellCheck(
  { verdicts, commit = "" }: IForge,
  report: Report,
  { dryRun }: PublishOptions,
): Promise<readonly Published[]> {
  if (verdicts === undefined) return [];
  const of = `of commit ${commit.slice(0, 12)}`;
  const { conclusion } = report.outcome;
  const planned = `${verdicts.what} ${of}`;
  if (dryRun) return [{ what: planned, outcome: "would-write", detail: conclusion }];
  return attempt(planned, async () => {
    const { what, url } = await verdicts.publish(report.outcome, report.markdown(CHECK_CHARACTERS));
    return {
      what: `${what} ${of}`,
      outcome: "written",
      detail: conclusion,
      ...(url === undefined ? {} : { url }),
    };
  });
}

/** How GitHub says that a repository has no code scanning: nothing that a job could change. */
const NO_CODE_SCANNING = /\b(must be enabled|is not enabled|not available)\b/i;

async function tellScans(
  { scans }: IForge,
  { sarif }: Report,
  { dryRun }: PublishOptions,
): Promise<readonly Published[]> {
  if (scans === undefined) return [];
  const what = "findings for code scanning";
  if (dryRun) return [{ what, outcome: "would-write", detail: size(Buffer.byteLength(sarif), "bytes") }];
  const told = await attempt(what, async () => ({
    what,
    outcome: "written",
    detail: await scans.upload(sarif),
  }));
  return told.map((each) =>
    each.outcome === "failed" && NO_CODE_SCANNING.test(each.detail ?? "")
      ? { ...each, outcome: "skipped" }
      : each,
  );
}

async function attempt(what: string, work: () => Promise<Published>): Promise<readonly Published[]> {
  try {
    return [await work()];
  } catch (error) {
    if (!(error instanceof ForgeError)) throw error;
    return [{ what, outcome: "failed", detail: error.message }];
  }
}

function size(amount: number, unit: string): string {
  return `${amount.toLocaleString("en-US")} ${unit}`;
}
