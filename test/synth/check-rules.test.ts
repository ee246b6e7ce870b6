import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { checkRules } from "../../synth/check-rules";
import { synthesize } from "../../synth/synthesize";
import { PROJECT } from "../support/cli";
import { temporaryFolder } from "../support/toy-app";

const WAIVER = { rule: "SDI-K08", reason: "until the node exporter is a chart", owner: "platform" } as const;

describe("checkRules", () => {
  const folder = temporaryFolder();
  afterAll(folder.remove);
  const ENVIRONMENT = readFileSync(join(PROJECT, "config/environments/tencent-dev.yaml"), "utf8");

  function synthesizeWith(name: string, more: string, today: string): void {
    const configFolder = join(folder.path, name);
    mkdirSync(configFolder);
    writeFileSync(join(configFolder, "tencent-dev.yaml"), `${ENVIRONMENT}\n${more}`);
    const outFolder = join(folder.path, `${name}-out`);
    synthesize({ configFolder, outFolder, schemaFolder: join(PROJECT, "schemas"), today });
  }

  function stackOnHostNetwork(
    waivers: readonly ({ expires: string } & typeof WAIVER)[],
    today: string,
  ): void {
    const stack = join(folder.path, "stacks", "toy");
    mkdirSync(stack, { recursive: true });
    const spec = { host_network: true, host_pid: true };
    const resource = { kubernetes_pod_v1: { exporter: { metadata: { namespace: "watch" }, spec } } };
    writeFileSync(join(stack, "cdk.tf.json"), JSON.stringify({ resource }));
    checkRules(folder.path, [{ environment: { review: { waivers } }, stackNames: ["toy"] }], today);
  }

  test("fails with everything that blocks, where it is and how to put it right", () => {
    expect(() => {
      stackOnHostNetwork([], "2026-11-22");
    }).toThrow(
      `the synthesized stacks break rules in 2 places:
  toy kubernetes_pod_v1.exporter spec.host_pid: the pod shares the processes of its node (SDI-K07)
    Leave host_pid and host_ipc out.
  toy kubernetes_pod_v1.exporter spec.host_network: the pod uses the network of its node (SDI-K08)
    Leave host_network out.`,
    );
  });

  test("lets pass what is waived, up to its last day and not after it", () => {
    const waivers = [{ ...WAIVER, expires: "2026-12-31" }];
    expect(() => {
      stackOnHostNetwork(waivers, "2026-12-31");
    }).toThrow(/^the synthesized stacks break a rule:\n.*\(SDI-K07\)\n.*$/);
    expect(() => {
      stackOnHostNetwork(waivers, "2027-01-01");
    }).toThrow(/has expired on 2026-12-31 \(SDI-T06\)[^]*SDI-K07[^]*SDI-K08/);
  });

  test("fails for an expired waiver of an environment file, although nothing else is wrong", () => {
    const waiver = "{ rule: SDI-C08, reason: flow logs come later, owner: platform, expires: 2026-12-31 }";
    const review = `review: { waivers: [${waiver}] }\n`;
    synthesizeWith("valid", review, "2026-12-31");
    expect(() => {
      synthesizeWith("expired", review, "2027-01-01");
    }).toThrow("the waiver of SDI-C08 by platform has expired on 2026-12-31 (SDI-T06)");
  });
});
