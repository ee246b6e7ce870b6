/** Exit codes of every command; the README's table is this one. */
export const EXIT = {
  ok: 0,
  failure: 1,
  badInput: 2,
  badSurroundings: 3,
  bug: 70,
  interrupted: 130,
  terminated: 143,
} as const;

/** @see EXIT */
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** What each exit code means. */
export const EXIT_MEANINGS: Readonly<Record<ExitCode, string>> = {
  [EXIT.ok]: "done, and everything is as it should be",
  [EXIT.failure]: "the work failed: a rehearsal found a problem, Terraform reported an error",
  [EXIT.badInput]: "wrong arguments, or a wrong environment file",
  [EXIT.badSurroundings]:
    "something is missing or in the way: Terraform, disk space, a folder that can be written",
  [EXIT.bug]: "a bug in sdstack; please report it",
  [EXIT.interrupted]: "interrupted by Ctrl-C (SIGINT), after cleaning up",
  [EXIT.terminated]: "ended by SIGTERM or a closed terminal, after cleaning up",
};

/** The lines about exit codes in the help of a command that can end with these. */
export function exitCodeHelp(codes: readonly ExitCode[]): string {
  const lines = codes.map((code) => `  ${String(code).padEnd(4)} ${EXIT_MEANINGS[code]}`);
  return ["Exit codes:", ...lines].join("\n");
}
