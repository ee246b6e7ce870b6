import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { buildCli, ProcessResult, runBuiltCli, startCli } from "../../support/built-cli";
import {
  fakeGithub,
  FakeGithub,
  githubJobEnvironment,
  pullRequestEvent,
} from "../../support/forges/fake-github";
import { PlannedProject } from "../../support/planned-project";

jest.setTimeout(600_000);

const HEAD = "a".repeat(40);
const NEWER = "b".repeat(40);

describe("the built command in a job of GitHub", () => {
  let project: PlannedProject;
  let github: FakeGithub;
  beforeAll(async () => {
    buildCli();
    project = await PlannedProject.of("tencent-dev");
    github = await fakeGithub(HEAD);
    writeFileSync(join(project.folder, "event.json"), pullRequestEvent(HEAD));
  });
  afterAll(async () => {
    await github.stop();
    await project.stop();
  });

  const start = (args: readonly string[], more: Record<string, string> = {}) => ({
    args: ["ci", "tencent-dev", ...args],
    options: {
      folder: project.folder,
      environment: {
        ...project.environment,
        ...githubJobEnvironment(github, {
          event: join(project.folder, "event.json"),
          summary: join(project.folder, "summary.md"),
          outputs: join(project.folder, "outputs"),
        }),
        GITHUB_WORKSPACE: project.folder,
        ...more,
      },
    },
  });
  const run = (...asked: Parameters<typeof start>): Promise<ProcessResult> => {
    const { args, options } = start(...asked);
    return runBuiltCli(args, options);
  };

  test("plans an environment, waits out a limit, and tells the pull request with lines of the environment file", async () => {
    github.disturbances.push({
      of: /^POST .*\/comments$/,
      say: { status: 429, headers: { "retry-after": "1" }, body: { message: "too many" } },
    });
    const { exitCode, out, err } = await run(["--json"]);
    expect([exitCode, err]).toEqual([0, expect.stringContaining("GitHub: rate limit; trying again in 1 s")]);
    expect(JSON.parse(out)).toMatchObject({
      environment: "tencent-dev",
      verdict: "incomplete",
      commit: HEAD,
    });
    const [comment] = github.comments;
    expect(comment?.body).toContain("tencentcloud_kubernetes_cluster");
    expect(comment?.body).toMatch(/config\/environments\/tencent-dev\.yaml:\d+/);
    expect(comment?.body).not.toContain(project.folder);
    expect(github.checkRuns[0]).toMatchObject({ conclusion: "neutral", head_sha: HEAD });
    expect(readFileSync(join(project.folder, "summary.md"), "utf8")).toContain(
      "tencentcloud_kubernetes_cluster",
    );
    expect(readFileSync(join(project.folder, "outputs"), "utf8")).toContain("incomplete");
    const mode = statSync(
      join(project.folder, ".sdstack/plans/tencent-dev/tencent-dev-foundation.tfplan"),
    ).mode;
    expect((mode & 0o777).toString(8)).toBe("600");
    for (const text of [out, err, JSON.stringify(github.comments)]) expect(text).not.toContain(github.token);
  });

  test("writes the same comment no second time, and none for a commit that was pushed away", async () => {
    expect((await run(["--no-check", "--no-code-scanning"])).err).toContain("octo/app: unchanged");
    github.head = NEWER;
    const { exitCode, err } = await run(["--no-check", "--no-code-scanning"]);
    expect([exitCode, err]).toEqual([0, expect.stringContaining("octo/app: outdated")]);
    github.head = HEAD;
  });

  test("says on the pull request that there is no review when its environment file is wrong", async () => {
    project.edit("tier: standard", "tier: golden");
    const { exitCode, err } = await run([]);
    project.edit("tier: golden", "tier: standard");
    expect(exitCode).not.toBe(0);
    expect(err).toContain("registry.tier");
    expect(github.comments[0]?.body).toContain("There is no review of this commit");
  });

  test("ends at an interruption without telling anybody of it", async () => {
    const before = github.comments[0]?.body;
    const { args, options } = start([]);
    const running = startCli(args, options);
    await running.printed("plan ");
    running.child.kill("SIGINT");
    const { exitCode, err } = await running.ended;
    expect([exitCode, err]).toEqual([130, expect.stringContaining("nothing was told")]);
    expect(github.comments[0]?.body).toBe(before);
  });
});
