import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { EXIT } from "../../../cli/exit-codes";
import { buildCli, runBuiltCli } from "../../support/built-cli";
import { describeWithControlPlane } from "../../support/control-plane";
import { describeWithTerraform } from "../../support/terraform";
import { homeWithToolbox } from "../../support/toolbox-home";

jest.setTimeout(600_000);

describeWithTerraform("an environment that was translated", () => {
  describeWithControlPlane("and is rehearsed on a real control plane", () => {
    let parent: string;
    let environment: Record<string, string>;
    beforeAll(() => {
      parent = mkdtempSync(join(tmpdir(), "sdtr-"));
      for (const name of ["t", "environments"]) mkdirSync(join(parent, name));
      environment = { SDSTACK_HOME: homeWithToolbox(parent), TMPDIR: join(parent, "t") };
      buildCli();
    });
    afterAll(() => rmSync(parent, { recursive: true, force: true }));

    // The same on the way from Alibaba Cloud, and to a cluster whose owner has put in what only he knows.
    test.each([
      ["tencent-prod", "alibaba", "alibaba-prod"],
      ["alibaba-prod", "tencent", "tencent-prod"],
      ["tencent-prod", "local", "local-prod"],
    ])("%s on %s has an empty second plan and leaves nothing", async (from, to, name) => {
      const folder = join(parent, "environments");
      const output = join(folder, `${name}.yaml`);
      const translated = await runBuiltCli(["translate", from, "--to", to, "--output", output], {
        environment,
      });
      expect([translated.exitCode, translated.err]).toEqual([EXIT.ok, expect.stringContaining("to do: ")]);
      const json = join(parent, "report.json");
      const args = ["--config", folder, "rehearse", name, "--json", json];
      const { exitCode, err } = await runBuiltCli(args, { environment });
      expect([exitCode, err]).toEqual([EXIT.ok, expect.not.stringContaining("problem")]);
      expect(JSON.parse(readFileSync(json, "utf8"))).toMatchObject({
        ...{ ok: true, environment: name, cluster: "real" },
        stacks: ["foundation", "platform", "diffusion"].map((stack) => ({
          name: `${name}-${stack}`,
          secondPlanChanges: 0,
        })),
        leftovers: { cloud: 0, kubernetes: 0, machine: 0 },
      });
    });
  });
});
