import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readEnvironmentText } from "../../../config";

const DESIGN = readFileSync(join(__dirname, "..", "good", "design-example.yaml"), "utf8");

function places(from: string, to: string): string[] {
  expect(DESIGN).toContain(from);
  const { problems } = readEnvironmentText(DESIGN.replace(from, to), "tencent-dev.yaml");
  return problems.map(({ path }) => path);
}

describe("no replica at all", () => {
  test("is for environments whose calendar starts one again", () => {
    expect(places("scaling: { min: 1,", "scaling: { min: 0,")).toEqual([]);
  });

  test("fails when the calendar has no period", () => {
    expect(places("scaling: { min: 1,", "scaling: { min: 0, max: 8 } #")).toEqual(["diffusion.scaling.min"]);
    expect(places("scaling: { min: 1,", "scaling: { min: 0, max: 8, schedule: [] } #")).toEqual([
      "diffusion.scaling.min",
    ]);
  });
});
