import { failureOf } from "../../../../../rehearsal/providers/helm/program/helm-failure";

const said = (stderr: string): string => failureOf({ exitCode: 1, stdout: "", stderr });

test.each([
  ["Error: INSTALLATION FAILED: no room\n", "no room"],
  ["Error: UPGRADE FAILED: no room\n", "no room"],
  ["WARNING: This chart is deprecated\nError: release: not found\n", "release: not found"],
  ["Error: one\n\ttwo: Error: three\n", "one\n\ttwo: Error: three"],
  ["out of memory\n", "out of memory"],
  ["", "helm ended with exit code 1"],
])("helm's words are kept, and the command line's left out: %j", (stderr, expected) => {
  expect(said(stderr)).toBe(expected);
});
