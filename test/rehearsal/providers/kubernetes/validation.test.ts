import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ruleOf } from "../../../../rehearsal/providers/kubernetes/validation/rules";
import { Value } from "../../../../rehearsal/plugin/value";

/** What the validation functions of the real provider said of values, by function. */
interface Recorded {
  readonly texts: readonly string[];
  readonly numbers: readonly number[];
  readonly rules: readonly {
    readonly paths: readonly string[];
    readonly kind: "text" | "number" | "map";
    readonly said: Readonly<Record<string, readonly string[]>>;
  }[];
}

const file = join(__dirname, "../../../fixtures/kubernetes-provider/validators.json");
const { texts, numbers, rules } = JSON.parse(readFileSync(file, "utf8")) as Recorded;
const CASES = rules.flatMap((rule) => rule.paths.map((path) => [path, rule] as const));

test.each(CASES)("%s is checked as by the real provider", (address, { kind, said }) => {
  const [typeName = "", path = ""] = address.split("/");
  const rule = ruleOf(typeName, path);
  const found: Record<string, readonly string[]> = {};
  for (const value of probes(kind, said)) {
    const problems = rule?.(value, "KEY") ?? [];
    if (problems.length > 0) found[JSON.stringify(value)] = problems;
  }
  expect(found).toEqual(said);
});

/** The values that the recording asked about: of a choice only those that tell it from others are kept. */
function probes(kind: string, said: Recorded["rules"][number]["said"]): readonly Value[] {
  if (kind === "number") return numbers;
  if (kind === "map") return texts.flatMap((each) => [{ [each]: "1" }, { a: each }]);
  const isChoice = Object.values(said).every(([first = ""]) => first.includes("to be one of ["));
  return isChoice ? Object.keys(said).map((key) => JSON.parse(key) as string) : texts;
}
