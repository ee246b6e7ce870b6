import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { KubeConfig } from "@kubernetes/client-node";
import which from "which";
import { runBuiltCli } from "../../support/built-cli";
import { describeWithControlPlane } from "../../support/control-plane";
import { blocksOf, GuideBlock, GuideReader } from "../../support/guide";
import { describeWithTerraform } from "../../support/terraform";
import { homeWithToolbox } from "../../support/toolbox-home";

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
      let parent: string;
      let home: string;
      let reader: GuideReader;
      let hasFailed = false;

      beforeAll(() => {
        parent = mkdtempSync(join(tmpdir(), "sdg-"));
        mkdirSync(join(parent, "t"));
        home = homeWithToolbox(parent);
        reader = new GuideReader(parent, {
          HOME: parent,
          SDSTACK_HOME: home,
          TMPDIR: join(parent, "t"),
          TERRAFORM_BINARY_NAME: terraform.path,
        });
      });
      afterAll(async () => {
        await runBuiltCli(["cloud", "down"], { environment: { SDSTACK_HOME: home } });
        rmSync(parent, { recursive: true, force: true });
      });

      /** What the console of the cloud gives a person, and who has the certificate of the host. */
      const giveFiles = (): void => {
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
          reader.follow(step);
          hasFailed = false;
        });
      });

      test("leaves nothing behind", () => {
        expect(readdirSync(join(parent, "t"))).toEqual([]);
        expect(existsSync(join(home, "cloud/cloud.json"))).toBe(false);
      });
    });
  });
});
