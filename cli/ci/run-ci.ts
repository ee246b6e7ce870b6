import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { ForgeError, IForge, Published, Report } from "../../forge";
import { Format, formatReview } from "../../review/formats";
import { Review } from "../../review/model";
import type { CiOptions } from "../commands/ci";
import { Context } from "../context";
import { explain } from "../errors/explain";
import { EXIT } from "../exit-codes";
import { formatJson } from "../output/json";
import { Progress } from "../output/progress";
import { namedAllowances } from "../review/allowances";
import { readPriceFiles } from "../review/price-files";
import { formatOptions } from "../review/write-report";
import { ciEnding } from "./ending";
import { forgeOfJob, repositoryFolder } from "./forge";
import { reportOf, reportOfNothing, repositoryPaths } from "./report";
import { reviewForCi } from "./review-for-ci";
import { isShown, sayTold, tell } from "./tell";

/** What `sdstack ci` is asked. */
export interface CiRequest extends CiOptions {
  readonly environment: string | undefined;
  readonly configFolder: string;
}

/**
 * Plans, reviews, and tells the forge.
 *
 * @returns the exit code.
 * @throws what planning throws, after the forge was told that there is no review.
 */
export async function runCi(context: Context, progress: Progress, request: CiRequest): Promise<number> {
  const abort = new AbortController();
  const id = request.id ?? request.environment ?? "plans";
  const allowances = namedAllowances(request.allowLoss);
  const prices = readPriceFiles(request.prices, context.folder);
  const found = forgeOfJob(context, {
    ways: request,
    tokenVariable: request.tokenVariable,
    patienceSeconds: request.wait,
    onWait: progress.note,
    signal: abort.signal,
  });
  const { forge } = found;
  sayWhere(forge, progress);
  try {
    const review = await reviewForCi(found.context, progress, {
      ...request,
      app: request.app,
      appBefore: request.appBefore,
      out: request.out,
      allowances,
      prices,
    }).catch(async (error: unknown) => {
      await tellOfNothing(context, forge, request, reportOfNothing(id), error);
      throw error;
    });
    return await tellOf(context, abort, { forge, request, review, id });
  } finally {
    await forge.close();
  }
}

function sayWhere({ changeRequest, name, kind }: IForge, progress: Progress): void {
  if (kind === "plain") return;
  progress.note(
    changeRequest === undefined ? `${name}: a job about a branch` : `${name}: ${changeRequest.title}`,
  );
  if (changeRequest?.readOnly !== undefined) {
    progress.note(`${name}: nothing is written to ${changeRequest.title}: ${changeRequest.readOnly}`);
  }
  if (changeRequest?.danger !== undefined) progress.note(`${name}: warning: ${changeRequest.danger}`);
}

async function tellOf(
  context: Context,
  abort: AbortController,
  {
    forge,
    request,
    review,
    id,
  }: { readonly forge: IForge; readonly request: CiRequest; readonly review: Review; readonly id: string },
): Promise<number> {
  const { folder, packageFolder, terminal } = context;
  const formats = formatOptions(packageFolder);
  const inRepository = repositoryPaths(repositoryFolder(context), folder);
  const report = reportOf({ review, id, formats, inRepository });
  // What is uploaded and what is written are the same.
  writeFiles(
    request,
    (format) => (format === "sarif" ? report.sarif : formatReview(review, format, formats)),
    folder,
  );
  const release = context.onInterrupt(() => abort.abort());
  let told: readonly Published[];
  try {
    told = await tell(forge, report, request, folder);
  } finally {
    release();
  }
  sayTold(terminal, told);
  const exitCode = ciEnding(review.verdict, told, { detailed: request.detailedExitCode });
  if (request.json) terminal.out(formatJson(summary(forge, request, review, told, exitCode)));
  else if (request.dryRun || !isShown(told))
    terminal.out(`${report.markdown(forge.commentCharacters).trimEnd()}\n`);
  return exitCode;
}

/** Whoever interrupts a job wants it to end. A forge that cannot be told changes nothing about what went wrong. */
async function tellOfNothing(
  { folder, terminal }: Context,
  forge: IForge,
  request: CiRequest,
  report: Report,
  error: unknown,
): Promise<void> {
  const { exitCode } = explain(error);
  if (exitCode === EXIT.interrupted || exitCode === EXIT.terminated) return;
  try {
    sayTold(terminal, await tell(forge, report, request, folder));
    if (forge.changeRequest?.readOnly !== undefined) {
      terminal.err(`planning may need what this job is not given: ${forge.changeRequest.readOnly}\n`);
    }
  } catch (problem) {
    if (!(problem instanceof ForgeError)) terminal.err("the forge could not be told of it\n");
  }
}

function writeFiles(request: CiRequest, write: (format: Format) => string, folder: string): void {
  for (const format of ["markdown", "html", "sarif", "junit"] as const) {
    const file = request[format];
    if (file !== undefined) writeFileSync(resolve(folder, file), write(format));
  }
}

function summary(
  forge: IForge,
  { environment }: CiRequest,
  { verdict, digest }: Review,
  told: readonly Published[],
  exitCode: number,
): unknown {
  const { kind, changeRequest, commit } = forge;
  return {
    forge: kind,
    ...(changeRequest === undefined ? {} : { changeRequest: changeRequest.title }),
    ...(commit === undefined ? {} : { commit }),
    ...(environment === undefined ? {} : { environment }),
    verdict,
    digest,
    told,
    exitCode,
  };
}
