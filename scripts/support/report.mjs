// What the scripts say. Everything goes to stderr, so that the output of a command stays its own.

/** A failure with a cause the reader can remove: shown as it is, without a stack trace. */
export class ScriptError extends Error {}

/** Says in one line what happens now. */
export function say(text) {
  process.stderr.write(`sdstack: ${text}\n`);
}

/** Seconds since a moment of `performance.now()`, as people read them. */
export function secondsSince(start) {
  return `${((performance.now() - start) / 1000).toFixed(1)} s`;
}

/** What to tell about an error of the file system, or undefined when it is another kind of error. */
export function fileSystemProblem(error) {
  const where = error?.path === undefined ? "" : ` ${error.path}`;
  switch (error?.code) {
    case "ENOSPC":
    case "EDQUOT":
      return `the disk is full, cannot write${where}`;
    case "EACCES":
    case "EPERM":
    case "EROFS":
      return `cannot write${where}: the folder is read-only for this user`;
    default:
      return undefined;
  }
}

/** Runs a script to its end and turns every failure into one message and exit code 1. */
export async function runScript(work) {
  try {
    process.exitCode = (await work()) ?? 0;
  } catch (error) {
    const known = error instanceof ScriptError ? error.message : fileSystemProblem(error);
    say(known === undefined ? `this is a bug: ${error?.stack ?? error}` : known);
    process.exitCode = 1;
  }
}
