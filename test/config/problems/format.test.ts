import { ConfigError, formatProblems, isConfigError, Problem } from "../../../config";

function problem(
  line: number,
  column: number,
  path: string,
  severity: Problem["severity"] = "problem",
): Problem {
  return { file: "a.yaml", line, column, path, message: "expected x, got y", got: "y", severity };
}

describe("formatProblems", () => {
  test("writes a heading per file and a line per problem, places aligned", () => {
    expect(
      formatProblems([
        problem(3, 18, "cloud.zone"),
        problem(21, 14, ""),
        { ...problem(1, 1, ""), file: "b.yaml" },
      ]),
    ).toEqual([
      "a.yaml has 2 problems:",
      "  3:18  cloud.zone: expected x, got y",
      "  21:14 expected x, got y",
      "b.yaml has 1 problem:",
      "  1:1 expected x, got y",
    ]);
  });

  test("calls warnings what they are", () => {
    expect(formatProblems([problem(1, 1, "", "warning")])[0]).toBe("a.yaml has 1 warning:");
  });

  test("counts what is too much to write out", () => {
    const lines = formatProblems(Array.from({ length: 60 }, (_, index) => problem(index + 1, 1, "a")));
    expect(lines).toHaveLength(52);
    expect(lines[51]).toBe("  … and 10 more");
  });
});

describe("ConfigError", () => {
  test("carries the problems, their text and exit code 2", () => {
    const error = new ConfigError([problem(1, 2, "a")], "two files");
    expect(error.message).toBe("two files\na.yaml has 1 problem:\n  1:2 a: expected x, got y");
    expect(error.exitCode).toBe(2);
    expect(isConfigError(error)).toBe(true);
    expect(isConfigError(new Error("another"))).toBe(false);
  });
});
