import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readEnvironmentText } from "../../../config";

const DESIGN = readFileSync(join(__dirname, "..", "good", "design-example.yaml"), "utf8");
const LINES = DESIGN.trimEnd().split("\n").length;

function waiver(more: object): string {
  const fields = {
    rule: "SDI-C08",
    reason: "flow logs come later",
    owner: "platform",
    expires: "2026-12-31",
  };
  return `    - ${JSON.stringify({ ...fields, ...more })}`;
}

function problems(today: string | undefined, ...waivers: readonly string[]): string[] {
  const text = [DESIGN.trimEnd(), "review:", "  waivers:", ...waivers, ""].join("\n");
  return readEnvironmentText(text, "tencent-dev.yaml", { today }).problems.map(
    ({ line, path, message }) => `${line - LINES} ${path}: ${message}`,
  );
}

describe("waivers of an environment file", () => {
  test("count up to and on their last day", () => {
    expect(problems("2026-12-31", waiver({}))).toEqual([]);
  });

  test("fail with their line when they have expired", () => {
    expect(problems("2027-01-01", waiver({}))).toEqual([
      '3 review.waivers[0].expires: expected a day that is not over: 2027-01-01 or later, got "2026-12-31"; put right what the waiver lets pass and remove it, or agree with its owner on another day',
    ]);
  });

  test("may have expired where nobody says which day it is", () => {
    expect(problems(undefined, waiver({ expires: "2020-01-01" }))).toEqual([]);
  });

  test("fail with everything that is wrong at once: an unknown rule, no owner, no reason, no day, an expired one", () => {
    const found = problems(
      "2027-01-01",
      waiver({ rule: "SDI-C99", address: "a.b" }),
      waiver({ owner: undefined, address: "a.c" }),
      waiver({ reason: "short", address: "a.d" }),
      waiver({ expires: "2026-02-30", address: "a.e" }),
      waiver({ expires: "2026-06-30", address: "a.f" }),
    );
    expect(found.map((each) => each.replace(/:.*/, ""))).toEqual([
      "3 review.waivers[0].rule",
      "3 review.waivers[0].expires",
      "4 review.waivers[1].owner",
      "4 review.waivers[1].expires",
      "5 review.waivers[2].reason",
      "5 review.waivers[2].expires",
      "6 review.waivers[3].expires",
      "7 review.waivers[4].expires",
    ]);
    expect(found[0]).toContain("one of SDI-C01, SDI-C02");
  });

  test("fail when two are for the same", () => {
    expect(problems("2026-12-31", waiver({}), waiver({ expires: "2027-12-31" }))).toEqual([
      expect.stringContaining("expected one waiver for each rule and address"),
    ]);
  });
});
