import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse, stringify } from "yaml";
import { readEnvironmentText } from "../../../config";
import { buildCli } from "../../support/built-cli";
import { PROJECT } from "../../support/cli";
import { blocksOf } from "../../support/guide";
import { GuideHome } from "../../support/guide-home";
import { describeWithReadersPrograms } from "../../support/readers-programs";

// Two rehearsals' worth of work, on machines that do other things too.
jest.setTimeout(900_000);

const LOCAL = readFileSync(join(PROJECT, "config/environments/local.yaml"), "utf8");

const blocks = (language: string) =>
  blocksOf("local.md").filter((block) => block.language === language && block.says === "");

type Tree = Readonly<Record<string, unknown>>;
const isTree = (value: unknown): value is Tree =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Parts that are one of several alternatives stand instead of what was there. */
const ALTERNATIVES = ["volume", "gpu", "state", "access"];

function merged(base: Tree, part: Tree, depth = 0): Tree {
  const entries = Object.entries(part).map(([key, value]) => {
    const old = base[key];
    const isInstead = ALTERNATIVES.includes(key) && !(key === "gpu" && isTree(value) && "gpu" in value);
    return [key, isTree(value) && isTree(old) && !isInstead ? merged(old, value, depth + 1) : value] as const;
  });
  return { ...base, ...Object.fromEntries(entries) };
}

test.each(blocks("yaml").map(({ text }) => text))(
  "a fragment of the guide is right in an environment file: %s",
  (fragment) => {
    const text = stringify(merged(parse(LOCAL), parse(fragment)));
    expect(readEnvironmentText(text, "local.yaml").problems).toEqual([]);
  },
);

describeWithReadersPrograms("docs/guides/local.md", () => {
  let place: GuideHome;
  beforeAll(() => {
    buildCli();
    place = new GuideHome({ CI: "1", NO_COLOR: "1" });
    place.haveBuilt();
  });
  afterAll(() => place.leave());

  test("deploys to a cluster of one's own, with every command of it, and leaves nothing there", () => {
    const steps = blocks("sh");
    expect(steps.length).toBeGreaterThan(5);
    const said = steps.map((step) => place.reader.follow(step)).join("");
    expect(said).toContain('deployment "stable-diffusion" successfully rolled out');
    expect(said).toMatch(/stable-diffusion-\S+ +\d+\/\d+ +Running .* gpu-1 /);
    expect(said).toContain("Destroy complete!");
  });
});
