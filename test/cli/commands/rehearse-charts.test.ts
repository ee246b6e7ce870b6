import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { EXIT } from "../../../cli/exit-codes";
import { buildCli, runBuiltCli } from "../../support/built-cli";
import { CHARTS, describeWithHelm } from "../../support/helm";
import { homeWithToolbox } from "../../support/toolbox-home";
import { temporaryFolder } from "../../support/toy-app";

describeWithHelm("a program with charts", () => {
  const folder = temporaryFolder();
  const app = join(folder.path, "cdktf.out");
  const temporary = join(folder.path, "t");
  const json = join(folder.path, "result.json");
  let environment: Record<string, string>;

  beforeAll(() => {
    mkdirSync(temporary);
    environment = { TMPDIR: temporary, SDSTACK_HOME: homeWithToolbox(folder.path) };
    writeProgram(app);
    buildCli();
  });
  afterAll(folder.remove);

  test("is rehearsed with helm, and the report says which charts were real", async () => {
    const args = ["rehearse", "theirs", "--app", app, "--json", json];
    const { exitCode, out, err } = await runBuiltCli(args, { environment });

    expect([exitCode, err]).toEqual([EXIT.ok, expect.not.stringContaining("problem")]);
    const { charts } = JSON.parse(readFileSync(json, "utf8"));
    expect(charts).toHaveLength(2);
    expect(charts).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          ...{ release: "hello", chart: "hello", version: "1.2.3", definitions: 1 },
          ...{ how: "installed by helm 3.22.0", source: "./assets/hello" },
        }),
        expect.objectContaining({
          ...{ release: "keda", chart: "keda", version: "2.21.0", definitions: 6 },
          ...{ how: "recorded", source: "https://kedacore.github.io/charts" },
        }),
      ]),
    );
    expect(out).toMatch(/hello 1\.2\.3 +default\/hello +installed by helm 3\.22\.0 +\.\/assets\/hello/);
    expect(readdirSync(temporary)).toEqual([]);
  });
});

/** A synthesized program with a chart among its assets, and one from a repository. */
function writeProgram(to: string): void {
  const stack = join(to, "stacks/app");
  cpSync(join(CHARTS, "hello"), join(stack, "assets/hello"), { recursive: true });
  // The cluster behind a kubeconfig has no nodes here.
  const hello = { name: "hello", chart: "./assets/hello", values: ["replicas: 0"], disable_webhooks: true };
  const repository = "https://kedacore.github.io/charts";
  const keda = { name: "keda", chart: "keda", repository, version: "2.21.0" };
  const configuration = {
    terraform: { required_providers: { helm: { source: "hashicorp/helm" } } },
    provider: { helm: { kubernetes: { config_path: "~/.kube/config" } } },
    resource: { helm_release: { hello, keda } },
  };
  writeFileSync(join(stack, "cdk.tf.json"), JSON.stringify(configuration));
  const manifest = {
    version: "0.21.0",
    stacks: {
      app: {
        ...{ name: "app", constructPath: "app", annotations: [], dependencies: [] },
        ...{ workingDirectory: "stacks/app", synthesizedStackPath: "stacks/app/cdk.tf.json" },
      },
    },
  };
  writeFileSync(join(to, "manifest.json"), JSON.stringify(manifest));
}
