import { readdirSync } from "node:fs";
import { join } from "node:path";
import { TENCENT } from "../../../rehearsal/providers/tencentcloud";
import { CliResult } from "../../support/cli";
import { PlannedProject } from "../../support/planned-project";
import { describeWithTerraform } from "../../support/terraform";

jest.setTimeout(300_000);

const NAME = "tencent-dev";
const CLUSTER = { typeName: "tencentcloud_kubernetes_cluster", action: "create" } as const;

/** In a message of a cloud, and in an environment variable that Terraform is given. */
const SECRET = "pl4nted-Secret-77";

describeWithTerraform("an apply that does not come to its end", () => {
  let project: PlannedProject;
  const run = (args: readonly string[], onReady?: (press: (signal: NodeJS.Signals) => void) => void) =>
    project.run(args, { environment: { TF_VAR_password: SECRET }, ...(onReady && { onReady }) });
  const approved = async (): Promise<void> => {
    await run(["plan", NAME, "-o", "report.md"]);
    const { exitCode } = await run(["approve", NAME, "--key", "ada.key", "--approver", "ada"]);
    expect(exitCode).toBe(0);
  };
  const apply = (onReady?: (press: (signal: NodeJS.Signals) => void) => void): Promise<CliResult> =>
    run(
      ["apply", NAME, "--approved", `.sdstack/plans/${NAME}/approval.json`, "--signers", "ada.key.pub"],
      onReady,
    );

  beforeAll(async () => {
    project = await PlannedProject.of(NAME);
    await run(["approve", "keygen", "ada.key"]);
  });
  afterAll(() => project.stop());

  it("lets Terraform finish at Ctrl-C, and says what is done and what remains", async () => {
    await approved();
    const { faults, store } = project.clouds.world;
    faults.add({ match: CLUSTER, effect: { kind: "latency", milliseconds: 120_000 } });
    let poll: NodeJS.Timeout | undefined;
    const { exitCode, out, err } = await apply((press) => {
      poll = setInterval(() => {
        if (store.list(TENCENT, "tencentcloud_vpc").length === 0) return;
        clearInterval(poll);
        press("SIGINT");
      }, 20);
    });
    expect(exitCode).toBe(130);
    expect(err).toContain("Terraform finishes what it has begun, and nothing else is begun");
    expect(out).toMatch(/✗ tencent-dev-foundation: interrupted, [1-9]\d* of 35 changes made/);
    expect(err).toContain("To go on:  sdstack plan tencent-dev");
    const folder = join(project.folder, ".sdstack/plans", NAME);
    expect(readdirSync(folder).filter((name) => /\.tfplan$|^fresh-/.test(name))).toEqual([]);
  });

  it("refuses the approval afterwards: the state has moved", async () => {
    project.clouds.world.faults.clear();
    const { exitCode, out } = await apply();
    expect(exitCode).toBe(3);
    expect(out).toContain("tencent-dev-foundation has a state now, and had none when it was approved");
  });

  it("says what Terraform said when it failed, without secrets", async () => {
    await approved();
    const { faults } = project.clouds.world;
    faults.add({ match: CLUSTER, effect: { kind: "errorBefore", message: `denied for ${SECRET} here` } });
    const { exitCode, out, err } = await apply();
    expect(exitCode).toBe(1);
    expect(out).toMatch(/✗ tencent-dev-foundation: failed, \d+ of \d+ changes made/);
    expect(out).toContain("denied for (masked) here");
    expect(`${out}${err}`).not.toContain(SECRET);
  });

  it("goes on from there with a new plan", async () => {
    project.clouds.world.faults.clear();
    await approved();
    const { exitCode, out } = await apply();
    expect([exitCode, out]).toEqual([2, expect.stringContaining("tencent-dev-foundation: done")]);
  });

  it("changes nothing when it is interrupted while it plans", async () => {
    const args = ["plan", NAME, "--out", "elsewhere"];
    const { exitCode, out, err } = await run(args, (press) => {
      const poll = setInterval(() => {
        press("SIGTERM");
        if (readdirSync(project.folder).includes("elsewhere")) clearInterval(poll);
      }, 20);
    });
    expect([exitCode, out]).toEqual([143, ""]);
    expect(err).toContain("interrupted; nothing was changed, and there is no plan to approve");
    expect(readdirSync(join(project.folder, "elsewhere"))).not.toContain("plan.json");
  });
});
