import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { EXIT } from "../../../cli/exit-codes";
import { buildCli, runBuiltCli } from "../../support/built-cli";
import { describeWithTerraform } from "../../support/terraform";
import { temporaryFolder } from "../../support/toy-app";

interface State {
  readonly resources: readonly {
    readonly type: string;
    readonly instances: readonly {
      readonly attributes: Record<string, unknown>;
      readonly sensitive_attributes: readonly (readonly { readonly value: string }[])[];
    }[];
  }[];
}

/** What the states hold of secrets, by the address of their attribute: texts that no command may print. */
function secretsIn(stateFolder: string): Map<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  for (const file of readdirSync(stateFolder)) {
    const state = JSON.parse(readFileSync(join(stateFolder, file), "utf8")) as State;
    for (const { type, instances } of state.resources) {
      for (const { attributes, sensitive_attributes: paths } of instances) {
        for (const [step] of paths) {
          const value = step === undefined ? undefined : attributes[step.value];
          if (typeof value === "string" && value !== "") found.set(`${type}.${step!.value}`, partsOf(value));
        }
      }
    }
  }
  return found;
}

/** A password itself; of a kubeconfig its keys and certificates, as they stand there and decoded. */
function partsOf(secret: string): readonly string[] {
  const data = [...secret.matchAll(/-(?:key|certificate)-data: (\S+)/g)].map(([, base64 = ""]) => base64);
  if (data.length === 0) return [secret];
  const lines = data.flatMap((base64) => Buffer.from(base64, "base64").toString().split("\n"));
  return [...data, ...lines.filter((line) => line.length > 40)];
}

describeWithTerraform("sdstack --debug rehearse", () => {
  const folder = temporaryFolder();
  const environment = { SDSTACK_HOME: join(folder.path, "home"), TMPDIR: join(folder.path, "t") };
  beforeAll(() => {
    mkdirSync(environment.TMPDIR);
    buildCli();
  });
  afterAll(async () => {
    await runBuiltCli(["cloud", "down"], { environment });
    folder.remove();
  });

  test("prints what Terraform says, and no key, certificate or password of the simulated clouds", async () => {
    const args = ["--debug", "rehearse", "tencent-dev", "--quick", "--keep"];
    const { exitCode, out, err } = await runBuiltCli(args, { environment });
    expect([exitCode, err]).toEqual([EXIT.ok, expect.stringContaining("Apply complete!")]);

    const secrets = secretsIn(join(environment.SDSTACK_HOME, "cloud/state"));
    expect([...secrets.keys()]).toEqual(
      expect.arrayContaining([
        "tencentcloud_kubernetes_cluster_endpoint.kube_config",
        "tencentcloud_tcr_service_account.password",
      ]),
    );
    const printed = `${out}${err}`;
    const shown = [...secrets].filter(([, texts]) => texts.some((text) => printed.includes(text)));
    expect(shown.map(([address]) => address)).toEqual([]);
    expect(printed).not.toMatch(/-----BEGIN|LS0tLS1CRUdJTi|client-key-data/);
  });
});
