import { copyFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { KubeConfig } from "@kubernetes/client-node";
import which from "which";
import { describeWithControlPlane } from "../../support/control-plane";
import { blocksOf, GuideBlock } from "../../support/guide";
import { GuideHome } from "../../support/guide-home";
import { describeWithTerraform } from "../../support/terraform";

jest.setTimeout(600_000);

const BLOCKS = blocksOf("alibaba.md");
const STEPS = BLOCKS.filter(({ language }) => language === "sh" || language === "diff");

/** A name for a step: its first command, or the file that it changes. */
const titleOf = ({ language, text }: GuideBlock): string =>
  language === "diff"
    ? `changes ${/^\+\+\+ b\/(\S+)$/m.exec(text)?.[1] ?? ""}`
    : (text.split("\n").find((line) => !line.startsWith("#")) ?? "");

describe("docs/guides/alibaba.md", () => {
  test("has commands and changes, and besides them only what no test can run", () => {
    expect(STEPS.length).toBeGreaterThan(20);
    const others = BLOCKS.filter((block) => !STEPS.includes(block));
    expect(others.map(({ language, says }) => `${language} ${says}`)).toEqual(
      others.map(() => "text needs=docker"),
    );
  });

  describeWithTerraform("with Terraform", (terraform) => {
    describeWithControlPlane("leads from nothing to an environment, and back", () => {
      let place: GuideHome;
      let hasFailed = false;

      beforeAll(() => {
        place = new GuideHome({ TERRAFORM_BINARY_NAME: terraform.path });
      });
      afterAll(() => place.leave());

      /** What the console of the cloud gives a person, and who has the certificate of the host. */
      const giveFiles = (): void => {
        const { home, reader } = place;
        const folder = join(home, "cloud/kubeconfig");
        const [kubeconfig] = existsSync(folder) ? readdirSync(folder) : [];
        if (kubeconfig === undefined || reader.has("my-dev.kubeconfig")) return;
        const given = join(reader.folder, "my-dev.kubeconfig");
        copyFileSync(join(folder, kubeconfig), given);
        const config = new KubeConfig();
        config.loadFromString(readFileSync(given, "utf8"));
        const { certData = "", keyData = "" } = config.getCurrentUser() ?? {};
        writeFileSync(join(reader.folder, "fullchain.pem"), Buffer.from(certData, "base64"));
        writeFileSync(join(reader.folder, "privkey.pem"), Buffer.from(keyData, "base64"));
      };

      STEPS.forEach((step, index) => {
        const needed = ["kubectl", "terraform"].filter((name) =>
          new RegExp(`^${name} |\\| ${name} `, "m").test(step.text),
        );
        const missing = needed.filter((name) => which.sync(name, { nothrow: true }) === null);
        const title = `${String(index + 1)}. ${titleOf(step)}`;
        if (missing.length > 0) {
          test.skip(`${title} (skipped: no ${missing.join(", ")})`, () => undefined);
          return;
        }
        test(title, () => {
          // The steps are one way: behind the first that fails, the others say nothing.
          if (hasFailed) throw new Error("a step before this one has failed");
          giveFiles();
          hasFailed = true;
          place.reader.follow(step);
          hasFailed = false;
        });
      });

      test("leaves nothing behind", () => {
        expect(place.left()).toEqual([]);
      });
    });
  });
});
