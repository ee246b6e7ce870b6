import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { maskedFailure } from "../../../cli/plan/failure";
import { Terraform, TerraformCommandError } from "../../../rehearsal/terraform/terraform";

describe("what Terraform said when it failed", () => {
  const folder = mkdtempSync(join(tmpdir(), "failure-"));
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  async function said(stderr: string, environment: Readonly<Record<string, string>>): Promise<string> {
    writeFileSync(join(folder, "cdk.tf.json"), "{}");
    const result = { exitCode: 1, stdout: "", stderr, timedOut: false };
    const error = Object.assign(Object.create(TerraformCommandError.prototype), { result, args: ["plan"] });
    const terraform = { showJson: () => Promise.reject(new Error("there is no state")) };
    const places = { stack: { folder }, terraform: terraform as unknown as Terraform, environment };
    return maskedFailure(
      error as TerraformCommandError,
      places as unknown as Parameters<typeof maskedFailure>[1],
      "lets go",
    );
  }

  it("names files below the folder in which it was run", async () => {
    const text = await said("Error: cannot read /home/ada/project/main.tf", {
      PWD: "/home/ada/project",
      OLDPWD: "/home/ada",
    });
    expect(text).toBe("Error: cannot read /home/ada/project/main.tf");
  });

  it("shows no secret of the environment variables", async () => {
    const text = await said("Error: refused correct-horse-battery and staple-of-the-database", {
      TENCENTCLOUD_SECRET_KEY: "correct-horse-battery",
      TF_VAR_pwd: "staple-of-the-database",
    });
    expect(text).toMatch(/^Error: refused \(masked.*\) and \(masked.*\)$/);
  });
});
