import { forgeOf, IForge, JobFile, publish, Published, PublishOptions, Report } from "../../../forge";
import { FakeGithub, githubJobEnvironment, pullRequestEvent } from "./fake-github";
import { WaitedTime, waitedTime } from "./waited";

/** A job on GitHub. */
export interface JobOnGithub {
  readonly forge: IForge;
  readonly time: WaitedTime;

  /** Lines that told of waits. */
  readonly told: string[];

  /** Files that were written. */
  readonly files: JobFile[];
  publish(report: Report, options?: Partial<PublishOptions>): Promise<readonly Published[]>;
}

/** Starts a job for a commit of the pull request. */
export function jobOnGithub(
  github: FakeGithub,
  commit: string,
  {
    environment = {},
    event = pullRequestEvent(commit),
    patienceMilliseconds,
    dryRun,
  }: {
    readonly environment?: Record<string, string>;
    readonly event?: string;
    readonly patienceMilliseconds?: number;
    readonly dryRun?: boolean;
  } = {},
): JobOnGithub {
  const [time, told, files]: [WaitedTime, string[], JobFile[]] = [waitedTime(), [], []];
  const base = githubJobEnvironment(github, {
    event: "event.json",
    summary: "summary.md",
    outputs: "outputs",
  });
  const forge = forgeOf({
    environment: { ...base, ...environment },
    readFile: () => event,
    time,
    onWait: (text) => told.push(text),
    patienceMilliseconds,
    dryRun,
  });
  return {
    forge,
    time,
    told,
    files,
    publish: (report, options = {}) =>
      publish(forge, report, {
        ...{ comment: true, check: false, scan: false, dryRun: false },
        sizeOf: () => 0,
        writeFile: (file) => files.push(file),
        ...options,
      }),
  };
}
