import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { formatProblem, readEnvironmentText } from "../../config";

const FOLDER = join(__dirname, "bad");

/** `expected.txt`: the name of each bad file, then a line per problem: `line:column path: message`. */
function expectations(): ReadonlyMap<string, readonly string[]> {
  const table = new Map<string, string[]>();
  let current: string[] = [];
  for (const line of readFileSync(join(FOLDER, "expected.txt"), "utf8").split("\n")) {
    if (line.startsWith("  ")) {
      current.push(line);
    } else if (line !== "") {
      table.set(line, (current = []));
    }
  }
  return table;
}

const EXPECTED = expectations();

describe("a bad environment file", () => {
  test.each([...EXPECTED])("fails when it is %s, at the place and for the reason expected", (name, lines) => {
    const bytes = readFileSync(join(FOLDER, name));
    const { problems, environment } = readEnvironmentText(bytes, "tencent-dev.yaml");

    expect(problems.map((problem) => formatProblem(problem))).toEqual(lines);
    expect(lines.length).toBeGreaterThan(0);
    expect(environment).toBeUndefined();
  });

  test("is listed in the table, each one", () => {
    const files = readdirSync(FOLDER).filter((name) => name.endsWith(".yaml"));
    expect([...EXPECTED.keys()].sort()).toEqual(files.sort());
    expect(files.length).toBeGreaterThanOrEqual(100);
  });

  test("never has its secrets told, whatever else is wrong with it", () => {
    const secrets = ["AKIDz8krbs", "Zx81kLmQ0p", "Gu5t9xGARN", "hunter2", "MIIEpAIBAAK"];
    for (const name of EXPECTED.keys()) {
      const file = readEnvironmentText(readFileSync(join(FOLDER, name)), "tencent-dev.yaml");
      const said = JSON.stringify([file.problems, file.warnings]);
      expect(secrets.filter((secret) => said.includes(secret))).toEqual([]);
    }
  });
});
