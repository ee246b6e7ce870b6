import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { rulePages } from "../../../../review/rules/pages";
import { PROJECT } from "../../../support/cli";

const FOLDER = join(PROJECT, "docs/rules");

describe("the pages of rules", () => {
  test.each(rulePages().map(({ file, text }) => [file, text]))(
    "are committed as the rules say: %s (otherwise: npm run generate:rules)",
    (file, text) => {
      expect(readFileSync(join(FOLDER, file), "utf8")).toBe(text);
    },
  );

  test("are one for each rule, and no more", () => {
    expect(readdirSync(FOLDER).sort()).toEqual(
      rulePages()
        .map(({ file }) => file)
        .sort(),
    );
  });
});
