import { readFileSync } from "node:fs";
import { join } from "node:path";
import { blocksOf, GuideReader } from "../../support/guide";
import { temporaryFolder } from "../../support/toy-app";

// The compiler looks at everything twice.
jest.setTimeout(900_000);

/** What the guide has to be done by, in its order: commands and changes. */
const STEPS = blocksOf("another-cloud.md");

describe("docs/guides/another-cloud.md", () => {
  const parent = temporaryFolder();
  afterAll(parent.remove);

  test("names more than a few steps, and nothing else", () => {
    expect(STEPS.filter(({ language }) => language === "diff").length).toBeGreaterThan(4);
    expect(STEPS.filter(({ language }) => language === "sh").length).toBeGreaterThan(3);
    expect(STEPS.filter(({ language }) => language !== "sh" && language !== "diff")).toEqual([]);
  });

  test("adds a cloud to a copy of the project that compiles and passes the conformance suite", () => {
    const reader = new GuideReader(parent.path, {});
    for (const step of STEPS) reader.follow(step);
    expect(readFileSync(join(reader.folder, "docs/parity.md"), "utf8")).toContain("the racks in the cellar");
  });
});
