import { HelmResult } from "./helm-program";

/** What the command line puts before the error that a provider sees. */
const COMMAND_PREFIX = /^(INSTALLATION FAILED|UPGRADE FAILED): /;

/** Helm could not do what it was told; the message is its own. */
export class HelmFailure extends Error {
  public constructor(message: string) {
    super(message);
    this.name = "HelmFailure";
  }
}

/** @throws HelmFailure when helm has failed. */
export function requireSuccess(result: HelmResult): HelmResult {
  if (result.exitCode === 0) return result;
  throw new HelmFailure(failureOf(result));
}

/** The error as helm's library gives it, without the warnings before it and the command's own words. */
export function failureOf({ stderr, exitCode }: HelmResult): string {
  const found = /^Error: ([\s\S]*)$/m.exec(stderr)?.[1] ?? stderr;
  const message = found.trim().replace(COMMAND_PREFIX, "");
  return message === "" ? `helm ended with exit code ${exitCode}` : message;
}
