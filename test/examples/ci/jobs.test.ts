import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { CliResult } from "../../support/cli";
import { EXAMPLE_CLOUDS, exampleYaml, GithubWorkflow } from "../../support/forges/example-files";
import { PlannedProject } from "../../support/planned-project";

jest.setTimeout(600_000);

/** Words behind `sdstack` in the lines of a script. */
function callsIn(lines: readonly string[]): readonly (readonly string[])[] {
  return lines
    .filter((line) => line.includes("--no-install sdstack "))
    .map((line) => line.split("--no-install sdstack ")[1]?.split(" ") ?? []);
}

describe.each(EXAMPLE_CLOUDS)("the jobs that plan and apply $environment", (example) => {
  const { environment: name } = example;
  const { jobs } = exampleYaml<GithubWorkflow>(example.apply);
  const lines = (job: string): string[] => jobs[job]?.steps.map(({ run }) => run ?? "") ?? [];
  const [plan] = callsIn(lines("plan"));
  const [approve, apply] = callsIn(lines("apply"));

  let project: PlannedProject;
  beforeAll(async () => {
    project = await PlannedProject.of(name);
  });
  afterAll(() => project.stop());

  test("are the same on GitHub and GitLab", () => {
    const gitlab = exampleYaml<Record<"plan" | "apply", { readonly script: readonly string[] }>>(
      example.pipeline,
    );
    expect(callsIn(gitlab.apply.script)).toEqual([approve, apply]);
    expect(callsIn(gitlab.plan.script)).toEqual([["ci", name, "--no-comment"]]);
    expect(plan).toEqual(["ci", name, "--no-comment", "--no-code-scanning"]);
  });

  test("need nothing from each other but what is masked, and the key of the environment", async () => {
    const run = (words: readonly string[] = [], environment = {}): Promise<CliResult> =>
      project.run(words, { environment });
    const key = join(project.folder, `${name}.key`);
    const approvers = join(project.folder, "config/environments/approvers");
    mkdirSync(approvers);
    await run(["approve", "keygen", key, "--public-key", join(approvers, `${name}.pem`)]);

    expect((await run(plan)).exitCode).toBe(0);
    const plans = join(project.folder, `.sdstack/plans/${name}`);
    expect(readdirSync(plans)).toContain(`${name}-foundation.tfplan`);
    for (const file of ["plan.json", "review.json"]) {
      cpSync(join(plans, file), join(project.folder, "reviewed", file));
    }
    // The other job has a machine of its own.
    rmSync(join(project.folder, ".sdstack"), { recursive: true });

    const signed = await run(approve, { APPROVAL_KEY: readFileSync(key, "utf8") });
    expect([signed.exitCode, signed.err]).toEqual([0, expect.stringContaining("approval.json")]);
    const applied = await run(apply);
    // The first time, what reads the foundation could not be planned: it has a review of its own.
    expect([applied.exitCode, applied.out]).toEqual([2, expect.stringContaining(`${name}-foundation`)]);
  });
});
