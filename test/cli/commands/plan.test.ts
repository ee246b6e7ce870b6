import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PlannedProject } from "../../support/planned-project";
import { describeWithTerraform } from "../../support/terraform";

jest.setTimeout(300_000);

const NAME = "tencent-dev";
const SECRET = "pl4nted-Secret-77";

describeWithTerraform("sdstack plan", () => {
  let project: PlannedProject;
  const run = (...args: string[]) => project.run(args, { environment: { TF_VAR_password: SECRET } });
  beforeAll(async () => {
    project = await PlannedProject.of(NAME);
  });
  afterAll(() => project.stop());

  it("writes the report where it is asked to, and says how to go on", async () => {
    const { exitCode, out, err } = await run(
      "plan",
      NAME,
      "--format",
      "html",
      "-o",
      "report.html",
      "--out",
      "p",
    );
    expect([exitCode, out]).toEqual([2, ""]);
    expect(readFileSync(join(project.folder, "report.html"), "utf8")).toMatch(/^<!doctype html>/i);
    expect(err).toContain(
      "tencent-dev-platform waits for tencent-dev-foundation: it cannot be planned truthfully before",
    );
    expect(err).toContain("sdstack approve p --key KEY --approver NAME");
    expect(err).toContain("sdstack apply tencent-dev --approved p/approval.json --plans p");
  });

  it("says what Terraform said where it failed, masked, and plans nothing behind it", async () => {
    const { faults } = project.clouds.world;
    const effect = { kind: "errorBefore", message: `denied for ${SECRET} here` } as const;
    faults.add({ match: { method: "PlanResourceChange", typeName: "tencentcloud_vpc" }, effect });
    const { exitCode, out, err } = await run("plan", NAME, "--json");
    faults.clear();
    expect(exitCode).toBe(1);
    const review = JSON.parse(out);
    expect(review.verdict).toBe("failed");
    const [foundation, platform] = review.stacks;
    expect(foundation.status).toMatchObject({
      kind: "failed",
      message: expect.stringContaining("denied for (masked) here"),
    });
    expect(platform.status).toEqual({ kind: "waits", for: ["tencent-dev-foundation"] });
    expect(err).toContain("nothing of this can be approved");
    expect(`${out}${err}`).not.toContain(SECRET);
    const approved = await run("approve", NAME, "--key", "ada.key", "--approver", "ada");
    expect(approved.exitCode).not.toBe(0);
  });

  it("has nothing to destroy where nothing is", async () => {
    const { exitCode, err } = await run("plan", NAME, "--destroy", "-o", "report.md");
    expect([exitCode, err]).toEqual([0, expect.stringContaining("nothing is there to destroy")]);
  });

  it("fails when there is no such environment, or its file is wrong", async () => {
    const unknown = await run("plan", "tencent-prd");
    expect([unknown.exitCode, unknown.err]).toEqual([1, expect.stringContaining("unknown environment")]);
    const before = readFileSync(project.file, "utf8");
    writeFileSync(project.file, before.replace("min: 2", "min: two"));
    const wrong = await run("plan", NAME);
    writeFileSync(project.file, before);
    expect([wrong.exitCode, wrong.err]).toEqual([1, expect.stringContaining("tencent-dev.yaml")]);
  });

  it.each([
    ["plan", "sdstack plan tencent-dev --destroy", "3    a finding blocks"],
    ["approve", "sdstack approve tencent-dev --key", "1    the work failed"],
    ["apply", "sdstack apply tencent-dev --approved", "3    refused, or stopped"],
    ["destroy", "sdstack destroy tencent-dev --approved", "3    refused, or stopped"],
  ])("%s has help with an example and the exit codes", async (command, example, code) => {
    const { exitCode, out } = await run(command, "--help");
    expect([exitCode, out]).toEqual([0, expect.stringContaining(example)]);
    expect(out).toContain(code);
  });

  it("apply fails without an approval, and without anybody whose approvals count", async () => {
    const none = await run("apply", NAME);
    expect([none.exitCode, none.err]).toEqual([1, expect.stringContaining("--approved FILE")]);
    writeFileSync(join(project.folder, "a.json"), "{}");
    const nobody = await run("apply", NAME, "--approved", "a.json");
    expect([nobody.exitCode, nobody.err]).toEqual([1, expect.stringContaining("nobody's approvals count")]);
    const absent = await run("destroy", NAME, "--approved", "absent.json", "--signers", "no.pem");
    expect(absent.exitCode).toBe(1);
  });
});
