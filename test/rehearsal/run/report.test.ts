import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { RehearsalReport, writeReport } from "../../../rehearsal/run/report";
import { temporaryFolder } from "../../support/toy-app";

const REPORT: RehearsalReport = {
  ok: true,
  environment: "e",
  cluster: "real",
  terraform: { name: "terraform", version: "1.11.4" },
  stacks: [],
  phaseSeconds: {},
  slowestCalls: [],
  charts: [],
  placement: null,
  leftovers: { cloud: 0, kubernetes: 0, machine: 0 },
};

describe("writeReport", () => {
  const folder = temporaryFolder();
  afterAll(folder.remove);

  test("replaces what was there and leaves no draft", () => {
    const file = join(folder.path, "r.json");
    writeFileSync(file, "old");
    writeReport(file, REPORT);
    expect(JSON.parse(readFileSync(file, "utf8"))).toEqual(REPORT);
    expect(readdirSync(folder.path)).toEqual(["r.json"]);
  });

  test("leaves no draft when it fails", () => {
    const file = join(folder.path, "is-a-folder");
    mkdirSync(join(file, "inside"), { recursive: true });
    expect(() => writeReport(file, REPORT)).toThrow(/EISDIR|ENOTEMPTY|EEXIST/);
    expect(readdirSync(folder.path).sort()).toEqual(["is-a-folder", "r.json"]);
  });
});
