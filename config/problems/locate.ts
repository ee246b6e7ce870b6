import { SourceMap } from "../source/source-map";
import { Finding, Problem } from "./problem";
import { dotted } from "./shown";

function sentence(finding: Finding, source: SourceMap): string {
  const { expected, got, because, hint, suggestion } = finding;
  const says =
    because === undefined ? "" : `; line ${source.locate(because.path, "key").line} says ${because.says}`;
  const meant = suggestion === undefined ? "" : ` (did you mean "${suggestion}"?)`;
  const help = hint === undefined ? "" : `; ${hint}`;
  return `expected ${expected}, got ${got}${says}${help}${meant}`;
}

/** Puts findings at their place in a file, in the order of the file, each once. */
export function locateFindings(file: string, findings: readonly Finding[], source: SourceMap): Problem[] {
  const problems = findings.map((finding): Problem => {
    const { path, at, got, suggestion, allowed, severity = "problem", location } = finding;
    return {
      file,
      ...(location ?? source.locate(path, at)),
      path: dotted(path),
      message: sentence(finding, source),
      got,
      ...(suggestion === undefined ? {} : { suggestion }),
      ...(allowed === undefined ? {} : { allowed }),
      severity,
    };
  });
  const unique = new Map(problems.map((problem) => [`${problem.path}\n${problem.message}`, problem]));
  return [...unique.values()].sort((a, b) => a.line - b.line || a.column - b.column);
}
