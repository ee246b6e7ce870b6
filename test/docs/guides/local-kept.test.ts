import { stripVTControlCharacters } from "node:util";
import { buildCli } from "../../support/built-cli";
import { blocksOf } from "../../support/guide";
import { GuideHome } from "../../support/guide-home";
import { describeWithReadersPrograms } from "../../support/readers-programs";
import { describeWithTerraform } from "../../support/terraform";

// A whole rehearsal that is kept, and a deployment beside it.
jest.setTimeout(900_000);

const STEPS = blocksOf("local.md").filter(({ says }) => says === "kept");

describeWithTerraform("docs/guides/local.md, on the cluster of a rehearsal", (terraform) => {
  describeWithReadersPrograms("that is kept", () => {
    let place: GuideHome;
    beforeAll(() => {
      buildCli();
      place = new GuideHome({ TERRAFORM_BINARY_NAME: terraform.path, CI: "1", NO_COLOR: "1" });
      // Whoever reads this section has come here from the first one.
      place.haveBuilt();
    });
    afterAll(() => place.leave());

    test("puts an environment beside the one that is there, and takes it away again", () => {
      expect(STEPS).toHaveLength(7);
      const [, , , deployed, running, , left] = STEPS.map((step) =>
        stripVTControlCharacters(place.reader.follow(step)),
      );

      expect(deployed).toContain('deployment "stable-diffusion" successfully rolled out');
      expect(running).toMatch(/^beside +stable-diffusion-\S+ +\d+\/\d+ +Running .* tower /m);
      expect(running).toMatch(/^stable-diffusion +stable-diffusion-\S+ +\d+\/\d+ +Running .* np-\S+ /m);
      expect(running).toContain("No changes. Your infrastructure matches the configuration.");
      expect(left).toMatch(/^stable-diffusion +pod\/stable-diffusion-\S+ +\d+\/\d+ +Running /m);
      expect(left).toContain("persistentvolume/stable-diffusion-models");
      expect(left).not.toContain("beside");

      expect(place.left()).toEqual([]);
    });
  });
});
