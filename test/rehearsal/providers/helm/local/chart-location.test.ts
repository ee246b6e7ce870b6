import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { UNKNOWN } from "../../../../../rehearsal/plugin/value";
import { locateChart } from "../../../../../rehearsal/providers/helm/local/chart-location";
import { temporaryFolder } from "../../../../support/toy-app";

describe("a chart is looked for", () => {
  const root = temporaryFolder();
  const one = join(root.path, "one");
  const other = join(root.path, "other");

  beforeAll(() => {
    for (const folder of [join(one, "charts/app"), join(other, "charts/app"), join(other, "only")]) {
      mkdirSync(folder, { recursive: true });
    }
    symlinkSync(join(other, "only"), join(one, "linked"));
    symlinkSync(join(other, "only"), join(other, "linked"));
  });
  afterAll(root.remove);

  const located = (chart: string, repository: string | null = null, folders = [one, other]) =>
    locateChart({ chart, repository }, folders)?.path;

  test.each([
    ["from Terraform's folder", "./only", null, "other/only"],
    ["by its absolute path", "ABSOLUTE", null, "other/only"],
    ["without a dot", "only", null, "other/only"],
    ["in a repository that is a folder", "app", "./charts", "one/charts/app"],
    ["once, when several folders lead to the same", "./linked", null, "one/linked"],
  ])("%s", (_how, chart, repository, expected) => {
    const name = chart === "ABSOLUTE" ? join(other, "only") : chart;
    const folders = repository === null ? [one, other] : [one];
    expect(located(name, repository, folders)).toBe(join(root.path, expected));
  });

  test.each([
    ["a chart of a repository", "keda", "https://kedacore.github.io/charts"],
    ["a chart of a registry", "app", "oci://registry.example.com/charts"],
    ["an archive on a server", "https://example.com/app-1.0.0.tgz", null],
    ["a chart of a repository that the user has added", "stable/app", null],
  ])("nowhere on this machine, when it is %s", (_what, chart, repository) => {
    expect(located(chart, repository)).toBeUndefined();
  });

  test("nowhere, while its name is not known", () => {
    expect(locateChart({ chart: UNKNOWN, repository: null }, [one])).toBeUndefined();
  });

  test("and fails when it is not there", () => {
    expect(() => located("./none")).toThrow('Unable to locate chart ./none: path "./none" not found');
    expect(() => located("/nonexistent/chart")).toThrow('path "/nonexistent/chart" not found');
  });

  test("and fails when the folders of two Terraforms hold different ones", () => {
    expect(() => located("./charts/app")).toThrow(
      `there is such a path in the folder of more than one of them: ${one}, ${other}. Name its absolute path.`,
    );
  });
});
