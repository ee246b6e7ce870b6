import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { CliResult } from "../../support/cli";
import { exampleYaml, GithubWorkflow } from "../../support/forges/example-files";
import { PlannedProject } from "../../support/planned-project";

jest.setTimeout(600_000);

/** Words behind `sdstack` in the lines of a script. */
function callsIn(lines: readonly string[]): readonly (readonly string[])[] {
  return lines
    .filter((line) => line.includes("--no-install sdstack "))
    .map((line) => line.split("--no-install sdstack ")[1]?.split(" ") ?? []);
}

const { jobs } = exampleYaml<GithubWorkflow>("github/apply.yml");
const lines = (job: string): string[] => jobs[job]?.steps.map(({ run }) => run ?? "") ?? [];
const [plan] = callsIn(lines("plan"));
const [approve, apply] = callsIn(lines("apply"));

describe("the jobs that plan and apply", () => {
  let project: PlannedProject;
  beforeAll(async () => {
    project = await PlannedProject.of("tencent-dev");
  });
  afterAll(() => project.stop());

  test("are the same on GitHub and GitLab", () => {
    const gitlab =
      exampleYaml<Record<"plan" | "apply", { readonly script: readonly string[] }>>("gitlab/.gitlab-ci.yml");
    expect(callsIn(gitlab.apply.script)).toEqual([approve, apply]);
    expect(callsIn(gitlab.plan.script)).toEqual([["ci", "tencent-dev", "--no-comment"]]);
    expect(plan).toEqual(["ci", "tencent-dev", "--no-comment", "--no-code-scanning"]);
  });

  test("need nothing from each other but what is masked, and the key of the environment", async () => {
    const run = (words: readonly string[] = [], environment = {}): Promise<CliResult> =>
      project.run(words, { environment });
    const key = join(project.folder, "tencent-dev.key");
    const approvers = join(project.folder, "config/environments/approvers");
    mkdirSync(approvers);
    await run(["approve", "keygen", key, "--public-key", join(approvers, "tencent-dev.pem")]);

    expect((await run(plan)).exitCode).toBe(0);
    const plans = join(project.folder, ".sdstack/plans/tencent-dev");
    expect(readdirSync(plans)).toContain("tencent-dev-foundation.tfplan");
    for (const name of ["plan.json", "review.json"]) {
      cpSync(join(plans, name), join(project.folder, "reviewed", name));
    }
    // The other job has a machine of its own.
    rmSync(join(project.folder, ".sdstack"), { recursive: true });

    const signed = await run(approve, { APPROVAL_KEY: readFileSync(key, "utf8") });
    expect([signed.exitCode, signed.err]).toEqual([0, expect.stringContaining("approval.json")]);
    const applied = await run(apply);
    // The first time, what reads the foundation could not be planned: it has a review of its own.
    expect([applied.exitCode, applied.out]).toEqual([2, expect.stringContaining("tencent-dev-foundation")]);
  });
});
