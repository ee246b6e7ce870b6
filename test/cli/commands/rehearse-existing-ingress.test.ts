import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { EXIT } from "../../../cli/exit-codes";
import { buildCli, runBuiltCli } from "../../support/built-cli";
import { PROJECT } from "../../support/cli";
import { describeWithControlPlane } from "../../support/control-plane";
import { describeWithTerraform } from "../../support/terraform";
import { homeWithToolbox } from "../../support/toolbox-home";
import { temporaryFolder } from "../../support/toy-app";

jest.setTimeout(600_000);

const GATEWAY = "ingress: { gateway: { name: shared, namespace: infra, listener: https } }\n";

/** The environment of a cluster of one's own, behind a Gateway in place of an ingress controller. */
function behindGateway(): string {
  const local = readFileSync(join(PROJECT, "config/environments/local.yaml"), "utf8");
  return local.replace(/^name: local$/m, "name: routed").replace(/^ +tlsSecret:.*\n/m, "") + `\n${GATEWAY}`;
}

/** The same behind an ingress class whose controller takes limits. */
function behindNginx(): string {
  const local = readFileSync(join(PROJECT, "config/environments/local.yaml"), "utf8");
  return local
    .replace(/^name: local$/m, "name: nginx")
    .replace(/^( +)tlsSecret:.*\n/m, "$&$1allowedCidrs: [203.0.113.0/24]\n")
    .concat("\ningress: { className: nginx, controller: ingress-nginx }\n");
}

function tests(quick: readonly string[]): void {
  const folder = temporaryFolder();
  const config = join(folder.path, "environments");
  const json = join(folder.path, "result.json");
  let environment: Record<string, string>;

  beforeAll(() => {
    mkdirSync(config);
    mkdirSync(join(folder.path, "t"));
    environment = { TMPDIR: join(folder.path, "t"), SDSTACK_HOME: homeWithToolbox(folder.path) };
    writeFileSync(join(config, "routed.yaml"), behindGateway());
    writeFileSync(join(config, "nginx.yaml"), behindNginx());
    buildCli();
  });
  afterAll(folder.remove);

  const rehearse = async (name: string): Promise<string> => {
    const args = ["--config", config, "rehearse", name, "--json", json, ...quick];
    const { exitCode, out, err } = await runBuiltCli(args, { environment });
    expect([exitCode, err]).toEqual([EXIT.ok, expect.not.stringContaining("problem")]);
    return out;
  };

  test("by a Gateway, it is applied, planned again with nothing to do, and destroyed without a trace", async () => {
    const out = await rehearse("routed");
    expect(out).toMatch(/https:\/\/sd\.local\.example\.com at 198\.1[89]\.\d+\.\d+/);
    expect(out).not.toContain("kubernetes-ingress");
  });

  test("by an ingress class with limits, likewise", async () => {
    const out = await rehearse("nginx");
    expect(out).toContain("https://sd.local.example.com");
    expect(out).not.toContain("kubernetes-ingress");
  });
}

describeWithTerraform("an environment that others let requests into, quickly rehearsed", () =>
  tests(["--quick"]),
);
describeWithControlPlane("an environment that others let requests into, rehearsed", () => tests([]));
