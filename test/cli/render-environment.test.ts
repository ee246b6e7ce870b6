import { readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { renderEnvironment } from "../../cli/render-environment";
import { PROJECT } from "../support/cli";

describe("renderEnvironment", () => {
  const folders = (): readonly string[] =>
    readdirSync(tmpdir()).filter((name) => name.startsWith(`sdstack-render-${process.pid}-`));

  test("works in a folder with the number of its process, by which no rehearsal takes it for a killed run's, and leaves none", async () => {
    const context = { folder: PROJECT, packageFolder: PROJECT };
    const rendering = renderEnvironment(context, {
      name: "local",
      configFolder: "config/environments",
      values: undefined,
    });
    expect(folders()).toHaveLength(1);
    await rendering;
    expect(folders()).toEqual([]);
  });
});
