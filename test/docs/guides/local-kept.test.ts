import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { buildCli, runBuiltCli } from "../../support/built-cli";
import { PROJECT } from "../../support/cli";
import { blocksOf, GuideReader } from "../../support/guide";
import { describeWithReadersPrograms } from "../../support/readers-programs";
import { describeWithTerraform } from "../../support/terraform";
import { homeWithToolbox } from "../../support/toolbox-home";

// A whole rehearsal that is kept, and a deployment beside it.
jest.setTimeout(900_000);

const STEPS = blocksOf("local.md").filter(({ says }) => says === "kept");

describeWithTerraform("docs/guides/local.md, on the cluster of a rehearsal", (terraform) => {
  describeWithReadersPrograms("that is kept", () => {
    let parent: string;
    let home: string;
    let reader: GuideReader;
    beforeAll(() => {
      buildCli();
      parent = mkdtempSync(join(tmpdir(), "sdg-"));
      mkdirSync(join(parent, "t"));
      home = homeWithToolbox(parent);
      reader = new GuideReader(parent, {
        HOME: parent,
        SDSTACK_HOME: home,
        TMPDIR: join(parent, "t"),
        TERRAFORM_BINARY_NAME: terraform.path,
        CI: "1",
        NO_COLOR: "1",
      });
      // Whoever reads this section has come here from the first one.
      cpSync(join(PROJECT, "dist"), join(reader.folder, "dist"), { recursive: true });
    });
    afterAll(async () => {
      await runBuiltCli(["cloud", "down"], { environment: { SDSTACK_HOME: home } });
      rmSync(parent, { recursive: true, force: true });
    });

    test("puts an environment beside the one that is there, and takes it away again", () => {
      expect(STEPS).toHaveLength(7);
      const [, , , deployed, running, , left] = STEPS.map((step) =>
        stripVTControlCharacters(reader.follow(step)),
      );

      expect(deployed).toContain('deployment "stable-diffusion" successfully rolled out');
      expect(running).toMatch(/^beside +stable-diffusion-\S+ +\d+\/\d+ +Running .* tower /m);
      expect(running).toMatch(/^stable-diffusion +stable-diffusion-\S+ +\d+\/\d+ +Running .* np-\S+ /m);
      expect(running).toContain("No changes. Your infrastructure matches the configuration.");
      expect(left).toMatch(/^stable-diffusion +pod\/stable-diffusion-\S+ +\d+\/\d+ +Running /m);
      expect(left).toContain("persistentvolume/stable-diffusion-models");
      expect(left).not.toContain("beside");

      expect(readdirSync(join(parent, "t"))).toEqual([]);
      expect(existsSync(join(home, "cloud/cloud.json"))).toBe(false);
    });
  });
});
