import { randomUUID } from "node:crypto";
import { Environment, IJob, JobFile, Report } from "../contracts";
import { withinBytes } from "../within-bytes";

/** Bytes that the summary of one step may have; with one more GitHub shows nothing at all. */
const SUMMARY_BYTES = 1024 * 1024;

const FULL = "The summary of this step is full: there is no room for the report.";

/** What a job of GitHub Actions tells by files: its summary and its outputs. */
export function githubJob(environment: Environment): IJob {
  return {
    files(report, sizeOf, note) {
      const { GITHUB_STEP_SUMMARY: summary, GITHUB_OUTPUT: outputs } = environment;
      return [
        ...(summary ? summaryFile(summary, report, sizeOf(summary), note) : []),
        ...(outputs
          ? [{ what: "job outputs", path: outputs, text: outputLines(report.outputs), append: true }]
          : []),
      ];
    },
  };
}

function summaryFile(path: string, report: Report, size: number, note?: string): readonly JobFile[] {
  const lead = note === undefined ? "" : `> ${note}\n\n`;
  const room = SUMMARY_BYTES - size - Buffer.byteLength(lead) - 2;
  const text = `${lead}${withinBytes(report.markdown, room) || FULL}\n`;
  if (Buffer.byteLength(text) > SUMMARY_BYTES - size) return [];
  return [{ what: "job summary", path, text, append: true }];
}

/**
 * Names and values as GITHUB_OUTPUT takes them. A value ends where a random word stands alone in a line, so that
 * nothing in it can end it or begin another one.
 */
function outputLines(outputs: Readonly<Record<string, string>>): string {
  return Object.entries(outputs)
    .map(([name, value]) => {
      const end = `end_of_value_${randomUUID()}`;
      return `${name}<<${end}\n${value}\n${end}\n`;
    })
    .join("");
}
