import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { findTerraform } from "../../../rehearsal/terraform/find";
import { TENCENT } from "../../../rehearsal/providers/tencentcloud";
import { Terraform } from "../../../rehearsal/terraform/terraform";
import { approvalOf, newSigningKeys, signApproval } from "../../../review/identity";
import { readManifest, basesOf, readReview } from "../../../cli/plan/manifest";
import { PlanFolder } from "../../../cli/plan/plan-folder";
import { Review } from "../../../review/model";
import { CliResult } from "../../support/cli";
import { PlannedProject } from "../../support/planned-project";
import { describeWithTerraform } from "../../support/terraform";

jest.setTimeout(600_000);

const NAME = "tencent-dev";
const stackName = (short: string): string => `${NAME}-${short}`;

/** Nobody may see it. */
const SECRET = "pl4nted-Secret-77";

describeWithTerraform("applying what was approved", () => {
  let project: PlannedProject;
  const said: string[] = [];

  /** Of the state: kubeconfigs, passwords. */
  const secrets: string[] = [];
  const run = async (...args: string[]): Promise<CliResult> => {
    const result = await project.run(args, { environment: { TF_VAR_password: SECRET } });
    said.push(result.out, result.err);
    return result;
  };
  const plan = (...args: string[]) => run("plan", NAME, "-o", "report.md", ...args);
  const approve = (...args: string[]) =>
    run("approve", NAME, "--key", "ada.key", "--approver", "ada", ...args);
  const approval = ".sdstack/plans/tencent-dev/approval.json";
  const apply = (...args: string[]) => run("apply", NAME, "--approved", approval, ...args);
  const folder = (): PlanFolder => new PlanFolder(join(project.folder, ".sdstack/plans", NAME));
  const terraform = async (short: string): Promise<Terraform> => {
    const binary = await findTerraform({ path: process.env["PATH"] ?? "" });
    const stackFolder = join(folder().program, "stacks", stackName(short));
    return new Terraform(binary, { folder: stackFolder, environment: project.environment });
  };
  const addresses = async (short: string): Promise<number> =>
    (await (await terraform(short)).stateList()).length;
  const leftPlans = (): readonly string[] =>
    readdirSync(folder().path).filter((name) => name.endsWith(".tfplan") || name.startsWith("fresh-"));

  beforeAll(async () => {
    project = await PlannedProject.of(NAME);
    await run("approve", "keygen", "ada.key", "--public-key", "config/environments/approvers/ada.pem");
  });
  afterAll(() => project.stop());

  it("deploys in rounds, because nothing is planned from what is not there", async () => {
    const endings: (readonly [number, number])[] = [];
    for (let round = 0; round < 3; round += 1) {
      const planned = await plan();
      expect((await approve()).exitCode).toBe(0);
      endings.push([planned.exitCode, (await apply()).exitCode]);
    }
    expect(endings).toEqual([
      [2, 2],
      [2, 2],
      [2, 0],
    ]);
    expect((await plan()).exitCode).toBe(0);
    expect(await addresses("diffusion")).toBeGreaterThan(5);
    JSON.parse(await (await terraform("foundation")).statePull(), (name: string, value: unknown) => {
      if (/^(kube_config.*|password|token)$/.test(name) && typeof value === "string" && value.length > 8) {
        secrets.push(value);
      }
      return value;
    });
    expect(secrets.length).toBeGreaterThan(0);
  });

  it("applies a change of the file, only where it is, with the plan file that was saved", async () => {
    project.edit("queuePerReplica: 2", "queuePerReplica: 3");
    expect((await plan()).exitCode).toBe(2);
    const file = folder().planFile(stackName("diffusion"));
    expect((statSync(file).mode & 0o777).toString(8)).toBe("600");
    await approve();
    const { exitCode, out } = await apply("--json");
    expect(exitCode).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      verdict: "done",
      signer: "ada",
      problems: [],
      stacks: [
        { name: stackName("foundation"), result: { kind: "unchanged" } },
        { name: stackName("platform"), result: { kind: "unchanged" } },
        { name: stackName("diffusion"), result: { kind: "applied" } },
      ],
    });
    expect(existsSync(file)).toBe(false);
  });

  it("does nothing more when it is asked again", async () => {
    const { exitCode, out } = await apply();
    expect(exitCode).toBe(0);
    expect(out).toContain(`${stackName("diffusion")}: nothing changes`);
  });

  it("refuses what nobody has approved who counts, was changed, or has expired", async () => {
    project.edit("queuePerReplica: 3", "queuePerReplica: 4");
    await plan();
    await approve("-o", "ours.json");
    const refused = async (text: string, message: string): Promise<void> => {
      writeFileSync(join(project.folder, "other.json"), text);
      const { exitCode, out } = await run("apply", NAME, "--approved", "other.json");
      expect([exitCode, out]).toEqual([3, expect.stringContaining(message)]);
    };
    const ours = readFileSync(join(project.folder, "ours.json"), "utf8");
    const parsed = JSON.parse(ours);
    const payload = Buffer.from(parsed.payload, "base64").toString().replace('"ada"', '"eve"');
    await refused(
      JSON.stringify({ ...parsed, payload: Buffer.from(payload).toString("base64") }),
      "the signature is wrong",
    );
    const manifest = readManifest(folder())!;
    const review = readReview(folder(), manifest);
    const privateKey = readFileSync(join(project.folder, "ada.key"), "utf8");
    const given = (hours: number, more: object = {}, key = privateKey): string => {
      const approvedAt = new Date(Date.now() - 3_600_000);
      const expiresAt = new Date(approvedAt.getTime() + hours * 3_600_000);
      const terms = { approver: "ada", approvedAt, expiresAt, ...more };
      return signApproval(approvalOf(review, basesOf(manifest), terms), key);
    };
    await refused(given(0.5), "the approval has expired");
    await refused(given(2, {}, newSigningKeys().privateKey), "the signer is unknown");
    await refused(given(2, { destroy: true }), "the approval is for destroying the environment");
    const elsewhere = approvalOf({ ...review, environment: "tencent-prod" }, basesOf(manifest), {
      approver: "ada",
      approvedAt: new Date(),
      expiresAt: new Date(Date.now() + 60_000),
    });
    await refused(signApproval(elsewhere, privateKey), "for environment tencent-prod, not for tencent-dev");
    const other = {
      ...manifest,
      stacks: manifest.stacks.map((each) => ({ ...each, lockFile: "sha256:other" })),
    };
    const locked = approvalOf(review, basesOf(other), {
      approver: "ada",
      approvedAt: new Date(),
      expiresAt: new Date(Date.now() + 60_000),
    });
    await refused(signApproval(locked, privateKey), `the lock file of ${stackName("diffusion")} has changed`);
    await refused("{}", "this is no approval");
  });

  it("refuses another change than the approved one, and says how it differs", async () => {
    await approve();
    project.edit("queuePerReplica: 4", "queuePerReplica: 5");
    const { exitCode, out } = await apply();
    expect(exitCode).toBe(3);
    expect(out).toContain(`${stackName("diffusion")}: not what was approved`);
    expect(out).toMatch(/in another way than announced: (update|replace) kubernetes_manifest\./);
    project.edit("queuePerReplica: 5", "queuePerReplica: 4");
  });

  it("refuses a state that somebody else has moved", async () => {
    const diffusion = await terraform("diffusion");
    const moved = await diffusion.run(["state", "pull"]);
    const state = JSON.parse(moved.stdout);
    const file = join(project.folder, "state", `${stackName("diffusion")}.tfstate`);
    writeFileSync(file, JSON.stringify({ ...state, serial: state.serial + 1 }));
    const { exitCode, out } = await apply();
    expect(exitCode).toBe(3);
    expect(out).toContain(`the state of ${stackName("diffusion")} has moved`);
    writeFileSync(file, moved.stdout);
  });

  it("refuses what was changed in the cloud since it was approved", async () => {
    const { store } = project.clouds.world;
    const [vpc] = store.list(TENCENT, "tencentcloud_vpc");
    store.put(TENCENT, "tencentcloud_vpc", vpc!.id, { ...vpc!.value, name: "renamed-by-hand" });
    const { exitCode, out } = await apply();
    expect(exitCode).toBe(3);
    expect(out).toContain(`${stackName("foundation")}: not what was approved`);
    expect(out).toContain("not announced: update tencentcloud_vpc.network-vpc");
    // Nothing is begun when anything differs.
    expect(out).toContain(`${stackName("diffusion")}: not begun`);
    store.put(TENCENT, "tencentcloud_vpc", vpc!.id, vpc!.value);
    expect((await apply()).exitCode).toBe(0);
    expect(leftPlans().some((name) => name.startsWith("fresh-"))).toBe(false);
  });

  it("destroys as it was approved, in the opposite order, what the file does not retain", async () => {
    const retained = await run("plan", NAME, "--destroy");
    expect(retained.exitCode).toBe(1);
    expect(retained.err).toMatch(
      /`retain: false` in \S+tencent-dev\.yaml lets go what may not be destroyed now: kubernetes_persistent_volume_claim_v1\.models-claim, /,
    );
    writeFileSync(project.file, `${readFileSync(project.file, "utf8")}\nretain: false\n`);
    await plan();
    await approve();
    expect((await apply()).exitCode).toBe(0);

    const blocked = await run("plan", NAME, "--destroy", "--json");
    expect(blocked.exitCode).toBe(3);
    expect((await approve()).err).toContain("what a finding blocks cannot be approved");
    const { findings, stacks } = JSON.parse(blocked.out) as Review;
    expect(stacks.map(({ name }) => name)).toEqual(["diffusion", "platform", "foundation"].map(stackName));
    const losses = findings
      .filter(({ severity }) => severity === "block")
      .flatMap(({ address, stack }) => ["--allow-loss", `${stack}:${address}=the test is over`]);
    expect((await plan("--destroy", ...losses)).exitCode).toBe(2);
    expect((await approve()).out).toContain("the test is over");

    const wrong = await apply();
    expect([wrong.exitCode, wrong.out]).toEqual([
      3,
      expect.stringContaining("is for destroying the environment"),
    ]);
    const { exitCode, err } = await run("destroy", NAME, "--approved", approval);
    expect([exitCode, err]).toEqual([0, expect.stringContaining(`${NAME} is destroyed`)]);
    expect(project.clouds.world.store.dump()).toEqual([]);
    expect(leftPlans()).toEqual([]);
  });

  it("has shown no secret", () => {
    expect(secrets.filter((secret) => said.join("").includes(secret))).toEqual([]);
    expect(said.join("")).not.toContain(SECRET);
    expect(said.join("")).not.toContain("PRIVATE KEY");
  });
});
