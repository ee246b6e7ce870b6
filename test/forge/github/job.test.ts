import fc from "fast-check";
import { githubJob } from "../../../forge/github/job";
import { report } from "../../support/forges/reports";

const MIB = 1024 * 1024;
const job = githubJob({ GITHUB_STEP_SUMMARY: "/summary", GITHUB_OUTPUT: "/outputs" });

function summary(markdown: (characters: number) => string, size = 0, note?: string) {
  return job.files(report("", { markdown }), () => size, note).find(({ path }) => path === "/summary");
}

/** Reads outputs as GitHub does. */
function outputsOf(text: string): Record<string, string> {
  const lines = text.split("\n");
  const values: Record<string, string> = {};
  while (lines.length > 1) {
    const [, name, end] = /^([^<]+)<<(.+)$/.exec(lines.shift() ?? "") ?? [];
    const value = lines.splice(0, lines.indexOf(end!));
    lines.shift();
    values[name!] = value.join("\n");
  }
  return values;
}

describe("files of a job of GitHub", () => {
  test("a summary is added to what the step has, with the note above it", () => {
    const file = summary(() => "the report", 0, "Nothing was written to pull request #12");
    expect(file).toMatchObject({ append: true, what: "job summary" });
    expect(file?.text).toBe("> Nothing was written to pull request #12\n\nthe report\n");
  });

  test("a summary has no more bytes than GitHub shows, whatever its characters are and the step has already", () => {
    for (const letter of ["a", "é", "中", "😀"]) {
      for (const size of [0, 500_000]) {
        const fill = (characters: number): string => letter.repeat(Math.floor(characters / letter.length));
        const text = summary(fill, size)?.text ?? "";
        expect(Buffer.byteLength(text)).toBeLessThanOrEqual(MIB - size);
        expect(Buffer.byteLength(text)).toBeGreaterThan((MIB - size) / 4);
      }
    }
  });

  test("a summary says so when there is no room for a report, and is left out when there is none for that", () => {
    const none = (): string => "";
    expect(summary(none, MIB - 1000)?.text).toContain("there is no room for the report");
    expect(summary(none, MIB - 10)).toBeUndefined();
  });

  test("outputs are what they were, whatever they hold", () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.string({ unit: fc.constantFrom("\n", "<<", "EOF", "a=b", "::set") }),
        (one, two) => {
          const values = { digest: one.replaceAll("\n", ""), verdict: two };
          const [, file] = job.files(report("", { outputs: values }), () => 0);
          expect(outputsOf(file?.text ?? "")).toEqual(values);
        },
      ),
    );
  });

  test("nothing is written where GitHub names no files", () => {
    expect(githubJob({}).files(report("text"), () => 0)).toEqual([]);
  });
});
