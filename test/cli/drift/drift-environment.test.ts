import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { withPlanning } from "../../../cli/plan/planning";
import { TENCENT } from "../../../rehearsal/providers/tencentcloud";
import { ObjectValue } from "../../../rehearsal/plugin/value";
import { DRIFT_REPORT } from "../../../review/formats/json/drift-schema";
import { DriftReport } from "../../../review/model";
import { CliResult } from "../../support/cli";
import { PlannedProject } from "../../support/planned-project";

jest.setTimeout(600_000);

const [FOUNDATION, PLATFORM, DIFFUSION] = ["foundation", "platform", "diffusion"].map(
  (stack) => `tencent-dev-${stack}`,
);

describe("sdstack drift", () => {
  let project: PlannedProject;
  beforeAll(async () => {
    project = await PlannedProject.of("tencent-dev");
  });
  afterAll(() => project.stop());

  const drift = (...args: string[]): Promise<CliResult> => project.run(["drift", "tencent-dev", ...args]);

  async function report(): Promise<DriftReport & { readonly exitCode: number }> {
    const { exitCode, out, err } = await drift("--json");
    expect(err).not.toContain("error:");
    return { ...DRIFT_REPORT.parse(JSON.parse(out)), exitCode };
  }

  /** Applies every stack as the environment file says. */
  async function apply(): Promise<void> {
    await withPlanning(project.context, project.planning, async ({ planner, stacks, folder }) => {
      for (const stack of stacks) {
        const file = folder.planFile(stack.name);
        await planner.plan(stack, "apply", file);
        await planner.apply(stack, file, () => undefined);
      }
    });
  }

  /** Changes something in the cloud behind Terraform's back; without a change, removes it. */
  function outside(type: string, fits: (object: ObjectValue) => boolean, change?: ObjectValue): void {
    const { store } = project.clouds.world;
    const found = store.list(TENCENT, type).filter(({ value }) => fits(value as ObjectValue));
    expect(found).toHaveLength(1);
    for (const { id, value } of found) {
      if (change === undefined) store.delete(TENCENT, type, id);
      else store.put(TENCENT, type, id, { ...(value as ObjectValue), ...change });
    }
  }

  it("says of each stack that nothing of it is applied, and exits with 0", async () => {
    const { exitCode, verdict, stacks, drift: found } = await report();
    expect([exitCode, verdict, found]).toEqual([0, "no-drift", []]);
    expect(stacks).toEqual(
      [FOUNDATION, PLATFORM, DIFFUSION].map((name) => ({
        name,
        status: { kind: "not-applied" },
      })),
    );
    expect((await drift()).out).toContain("Nothing applied");
  });

  it("finds nothing but noise after an apply", async () => {
    await apply();
    const { exitCode, verdict, stacks, drift: found } = await report();
    expect(found.filter(({ sort }) => sort !== "noise")).toEqual([]);
    expect([exitCode, verdict]).toEqual([0, "no-drift"]);
    expect(stacks.map(({ status }) => status.kind)).toEqual(["compared", "compared", "compared"]);
    expect(stacks.every(({ unchanged = 0 }) => unchanged > 0)).toBe(true);
  });

  it("keeps plans that were made before, and leaves none of its own", async () => {
    const folder = join(project.folder, ".sdstack/plans/tencent-dev");
    expect((await project.run(["plan", "tencent-dev"])).err).not.toContain("error:");
    const before = readdirSync(folder).sort();
    const manifest = readFileSync(join(folder, "plan.json"), "utf8");
    await report();
    expect(readdirSync(folder).sort()).toEqual(before);
    expect(readFileSync(join(folder, "plan.json"), "utf8")).toBe(manifest);
  });

  it("exits with 2 for tags, and says what the next apply does with them", async () => {
    outside("tencentcloud_vpc", () => true, { tags: { team: "somebody else" } });
    const { exitCode, verdict, drift: found } = await report();
    expect([exitCode, verdict]).toEqual([2, "drift"]);
    expect(found.filter(({ sort }) => sort !== "noise")).toMatchObject([
      {
        stack: FOUNDATION,
        type: "tencentcloud_vpc",
        sort: "tags",
        fate: "undone",
        constructPath: `${FOUNDATION}/Network/Resource`,
        source: { file: project.file, field: "network" },
      },
    ]);
  });

  it("sorts an opened firewall and what is gone as dangerous, replicas as scaling, and exits with 3", async () => {
    const { clusters } = project.clouds.world;
    const web = { action: "ACCEPT", cidr_block: "10.20.0.0/16", port: "80,443", protocol: "TCP" };
    const open = { ...web, cidr_block: "0.0.0.0/0", port: "22" };
    outside("tencentcloud_security_group_rule_set", (object) => JSON.stringify(object).includes("80,443"), {
      ingress: [web, open],
    });
    outside("tencentcloud_tcr_tag_retention_rule", () => true);
    const cluster = (await clusters.list())[0]!;
    const scaled = await cluster.api.request({
      method: "PATCH",
      path: "/apis/apps/v1/namespaces/stable-diffusion/deployments/stable-diffusion",
      contentType: "application/merge-patch+json",
      body: { spec: { replicas: 3 } },
    });
    expect(scaled.status).toBe(200);
    const { exitCode, verdict, drift: found } = await report();
    expect([exitCode, verdict]).toEqual([3, "dangerous"]);
    // The autoscaler may have found room for the new replicas already, or not yet.
    const told = found
      .filter(({ sort, type }) => sort !== "noise" && !type.endsWith("node_pool"))
      .map(({ action, type, sort, fate }) => `${action} ${type}: ${sort}, ${fate}`);
    expect(told).toEqual([
      "update tencentcloud_security_group_rule_set: dangerous, undone",
      "delete tencentcloud_tcr_tag_retention_rule: dangerous, undone",
      "update tencentcloud_vpc: tags, undone",
      "update kubernetes_deployment_v1: scaling, kept",
    ]);
    const { out, exitCode: again } = await drift();
    expect(again).toBe(3);
    expect(out).toContain("Dangerous drift: drift of `tencent-dev`");
    expect(out).toContain("0.0.0.0/0");
  });

  it("writes a page, to a file", async () => {
    const { exitCode, out } = await drift("--format", "html", "-o", "drift.html");
    expect([exitCode, out]).toEqual([3, ""]);
    const page = readFileSync(join(project.folder, "drift.html"), "utf8");
    expect(page).toContain("<title>Dangerous drift: drift of tencent-dev</title>");
    expect(page).not.toMatch(/BEGIN [A-Z ]*PRIVATE KEY/);
  });

  it("fails for an unknown environment, and for a format that is for findings", async () => {
    const unknown = await project.run(["drift", "tencent-dve"]);
    expect([unknown.exitCode, unknown.out]).toEqual([1, ""]);
    expect(unknown.err).toContain("did you mean 'tencent-dev'?");
    expect((await drift("--format", "sarif")).exitCode).toBe(1);
  });
});
