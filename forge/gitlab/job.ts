import { Annotation, IJob, Report } from "../contracts";

/** The words of a code quality report. @see https://docs.gitlab.com/ci/testing/code_quality/ */
const SEVERITIES = { block: "blocker", warn: "major", note: "info" } as const satisfies Record<
  Annotation["severity"],
  string
>;

/** Names of the files that `.gitlab-ci.yml` names under `artifacts: reports:`. */
export const GITLAB_FILES = {
  codeQuality: "gl-code-quality-report.json",
  terraform: "sdstack-changes.json",
  outputs: "sdstack.env",
} as const;

/** What a job of GitLab tells by files: findings beside the lines of a merge request, counts, variables of later jobs. */
export function gitlabJob(): IJob {
  const json = (value: unknown): string => `${JSON.stringify(value, undefined, 2)}\n`;
  return {
    files(report) {
      return [
        {
          what: "code quality report",
          path: GITLAB_FILES.codeQuality,
          text: json(codeQuality(report.annotations)),
          append: false,
        },
        { what: "counts of changes", path: GITLAB_FILES.terraform, text: json(report.counts), append: false },
        {
          what: "variables of later jobs",
          path: GITLAB_FILES.outputs,
          text: variables(report),
          append: false,
        },
      ];
    },
  };
}

function codeQuality(annotations: readonly Annotation[]): unknown {
  return annotations.map(({ fingerprint, rule, severity, message, path, line }) => ({
    description: message,
    check_name: rule,
    fingerprint,
    severity: SEVERITIES[severity],
    location: { path, lines: { begin: line } },
  }));
}

/** A dotenv file as GitLab reads it: no quotes, one line each. */
function variables({ outputs }: Report): string {
  return Object.entries(outputs)
    .map(([name, value]) => {
      const line = value.replace(/[\r\n]+/g, " ");
      return `SDSTACK_${name.toUpperCase().replace(/[^A-Z0-9]/g, "_")}=${line}\n`;
    })
    .join("");
}
