import { Problem } from "./problem";

/** Problems of one file that are written out; the rest is counted. */
const MAX_SHOWN = 50;

function byFile(problems: readonly Problem[]): Map<string, Problem[]> {
  const files = new Map<string, Problem[]>();
  for (const problem of problems) {
    files.set(problem.file, [...(files.get(problem.file) ?? []), problem]);
  }
  return files;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

/** One problem on one line: place, path, message. */
export function formatProblem({ line, column, path, message }: Problem, width = 0): string {
  const place = `${line}:${column}`.padEnd(width);
  return path === "" ? `  ${place} ${message}` : `  ${place} ${path}: ${message}`;
}

/** Problems as people read them: a heading per file, then a line per problem. */
export function formatProblems(problems: readonly Problem[]): string[] {
  return [...byFile(problems)].flatMap(([file, found]) => {
    const noun = found.every(({ severity }) => severity === "warning") ? "warning" : "problem";
    const width = Math.max(...found.map(({ line, column }) => `${line}:${column}`.length));
    return [
      `${file} has ${counted(found.length, noun)}:`,
      ...found.slice(0, MAX_SHOWN).map((problem) => formatProblem(problem, width)),
      ...(found.length > MAX_SHOWN ? [`  … and ${found.length - MAX_SHOWN} more`] : []),
    ];
  });
}
