import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { cli, CliResult, PROJECT } from "../../support/cli";
import {
  fakeGithub,
  FakeGithub,
  githubJobEnvironment,
  pullRequestEvent,
} from "../../support/forges/fake-github";
import { fakeGitlab, gitlabJobEnvironment } from "../../support/forges/fake-gitlab";
import { temporaryFolder } from "../../support/toy-app";

const HEAD = "a".repeat(40);
const POOL = "tencentcloud_kubernetes_native_node_pool";

const SECRET = "s3cret-Value-1";

const plan = (actions: string[], min = 1): string => {
  const gone = actions.includes("delete");
  const before = { native: [{ scaling: [{ min_replicas: 1, max_replicas: 4 }], key_pair: SECRET }] };
  const after = {
    native: [{ scaling: [{ min_replicas: min, max_replicas: 8 }], key_pair: "s3cret-Value-2" }],
  };
  const change = {
    actions,
    before,
    after: gone ? null : after,
    before_sensitive: { native: [{ key_pair: true }] },
    after_sensitive: gone ? false : { native: [{ key_pair: true }] },
  };
  const provider_name = "registry.terraform.io/tencentcloudstack/tencentcloud";
  const pool = { address: `${POOL}.gpu`, mode: "managed", type: POOL, name: "gpu", provider_name, change };
  return JSON.stringify({ format_version: "1.2", terraform_version: "1.11.4", resource_changes: [pool] });
};

describe("sdstack ci", () => {
  const folder = temporaryFolder();
  const inFolder = (name: string): string => join(folder.path, name);
  const text = (name: string): string => readFileSync(inFolder(name), "utf8");
  let github: FakeGithub;

  beforeEach(async () => {
    github = await fakeGithub(HEAD);
    writeFileSync(inFolder("event.json"), pullRequestEvent(HEAD));
    writeFileSync(inFolder("changes.json"), plan(["update"]));
    writeFileSync(inFolder("loss.json"), plan(["delete"]));
    writeFileSync(inFolder("none.json"), plan(["no-op"]));
    for (const name of ["summary.md", "outputs"]) writeFileSync(inFolder(name), "");
  });
  afterEach(() => github.stop());
  afterAll(() => folder.remove());

  const onGithub = (args: readonly string[], environment: Record<string, string> = {}): Promise<CliResult> =>
    cli(["--config", join(PROJECT, "config/environments"), "ci", ...args], {
      folder: folder.path,
      environment: {
        ...githubJobEnvironment(github, {
          event: inFolder("event.json"),
          summary: inFolder("summary.md"),
          outputs: inFolder("outputs"),
        }),
        ...environment,
      },
    });

  test("fails when the program that was applied last is not there, before it plans an environment", async () => {
    const { exitCode, err } = await onGithub(["local", "--app-before", "nowhere", "--dry-run"]);
    expect([exitCode, err]).toEqual([1, expect.stringContaining("nowhere has no manifest.json")]);
  });

  test("tells a pull request of the plans it is given, by comment, check run, findings, summary and outputs", async () => {
    const { exitCode, out, err } = await onGithub(["--plans", "changes.json", "--id", "network"]);
    expect([exitCode, out]).toEqual([0, ""]);
    expect(err).toContain("✓ comment on pull request #12 of octo/app: created");
    expect(github.comments[0]?.body).toContain(`${POOL}.gpu`);
    expect(github.comments[0]?.body).toContain(`Report \`network\` for commit \`${HEAD.slice(0, 12)}\`.`);
    expect(github.checkRuns[0]).toMatchObject({
      name: "sdstack network",
      head_sha: HEAD,
      conclusion: "neutral",
      output: { title: "1 to change" },
    });
    expect(github.sarifs).toHaveLength(1);
    expect(text("summary.md")).toContain(`${POOL}.gpu`);
    expect(text("outputs")).toMatch(/^verdict<<(\S+)\nchanges\n\1\ndigest<<(\S+)\nsha256:[0-9a-f]{64}\n\2\n/);
  });

  test("takes several plans, each with the name of its stack", async () => {
    const { exitCode } = await onGithub([
      "--plans",
      "one=changes.json",
      "two=none.json",
      "--sarif",
      "a.sarif",
    ]);
    expect(exitCode).toBe(0);
    expect(github.comments[0]?.body).toMatch(/\| `one` \|[^]*\| `two` \|/);
    expect(text("a.sarif")).toContain('"plan-review/plans/"');
  });

  test("shows no secret of a plan and no token anywhere", async () => {
    const { out, err } = await onGithub(["--plans", "changes.json", "--json"]);
    const everything = [
      out,
      err,
      text("summary.md"),
      text("outputs"),
      JSON.stringify(github.comments),
      JSON.stringify(github.checkRuns),
      JSON.stringify(github.sarifs),
    ].join();
    expect(everything).not.toContain(SECRET);
    expect(everything).not.toContain(github.token);
  });

  test("ends with 0 for changes, with 2 when asked to tell them, and with 3 when a finding blocks", async () => {
    expect((await onGithub(["--plans", "none.json"])).exitCode).toBe(0);
    expect((await onGithub(["--plans", "changes.json"])).exitCode).toBe(0);
    expect((await onGithub(["--plans", "changes.json", "--detailed-exit-code"])).exitCode).toBe(2);
    expect((await onGithub(["--plans", "loss.json"])).exitCode).toBe(3);
    expect(github.checkRuns.map((each) => each["conclusion"])).toEqual([
      "success",
      "neutral",
      "neutral",
      "action_required",
    ]);
  });

  test("keeps one comment for each id, and edits it only when the plans change", async () => {
    await onGithub(["--plans", "changes.json"]);
    await onGithub(["--plans", "changes.json", "--id", "other"]);
    const again = await onGithub(["--plans", "changes.json"]);
    expect(again.err).toContain("comment on pull request #12 of octo/app: unchanged");
    const none = await onGithub(["--plans", "none.json"]);
    expect(none.err).toContain("comment on pull request #12 of octo/app: updated");
    expect(github.comments).toHaveLength(2);
  });

  test("says with a dry run what would be told, without a token and without asking anybody", async () => {
    const { exitCode, out, err } = await onGithub(["--plans", "changes.json", "--dry-run"], {
      GITHUB_TOKEN: "",
    });
    expect(exitCode).toBe(0);
    expect(err).toMatch(/– comment on pull request #12 of octo\/app: would be written \([\d,]+ characters\)/);
    expect(out).toContain(`${POOL}.gpu`);
    expect(github.calls).toEqual([]);
    expect([text("summary.md"), text("outputs")]).toEqual(["", ""]);
  });

  test("prints JSON of what was told", async () => {
    const { out } = await onGithub(["--plans", "loss.json", "--json", "--no-check", "--no-code-scanning"]);
    expect(JSON.parse(out)).toMatchObject({
      forge: "github",
      changeRequest: "pull request #12 of octo/app",
      commit: HEAD,
      verdict: "blocked",
      exitCode: 3,
      told: [{ outcome: "written" }, { outcome: "written" }, { outcome: "created" }],
    });
    expect(github.checkRuns).toEqual([]);
  });

  test("fails with 1 and the missing permission when the forge refuses the comment, and the rest is told", async () => {
    github.permissions.delete("pull-requests");
    const { exitCode, err } = await onGithub(["--plans", "changes.json"]);
    expect(exitCode).toBe(1);
    expect(err).toContain("its job needs `permissions: pull-requests: write`");
    expect(github.checkRuns).toHaveLength(1);
    expect((await onGithub(["--plans", "loss.json"])).exitCode).toBe(3);
  });

  test("fails with 1 when the job summary cannot be written, and the rest is told", async () => {
    const { exitCode, err } = await onGithub(["--plans", "changes.json"], {
      GITHUB_STEP_SUMMARY: join(inFolder("changes.json"), "summary"),
    });
    expect(exitCode).toBe(1);
    expect(err).toMatch(/✗ job summary \(.*\): failed/);
    expect(github.comments).toHaveLength(1);
  });

  test("fails before planning when there is no token, and says where it comes from", async () => {
    const { exitCode, err } = await onGithub(["tencent-dev"], { GITHUB_TOKEN: "" });
    expect(exitCode).toBe(1);
    expect(err).toContain("env: GITHUB_TOKEN: ${{ github.token }}");
    expect(err).not.toContain("synthesize");
  });

  test("needs no token when nothing is to be written", async () => {
    const silent = ["--no-comment", "--no-check", "--no-code-scanning"];
    const { exitCode } = await onGithub(["--plans", "changes.json", ...silent], { GITHUB_TOKEN: "" });
    expect(exitCode).toBe(0);
    expect(github.calls).toEqual([]);
    expect(text("summary.md")).toContain(`${POOL}.gpu`);
  });

  test("puts the report of a fork into the job summary only, and says why", async () => {
    writeFileSync(inFolder("event.json"), pullRequestEvent(HEAD, "mallory/app"));
    const { exitCode, err } = await onGithub(["--plans", "changes.json"], { GITHUB_TOKEN: "" });
    expect(exitCode).toBe(0);
    expect(err).toContain("it comes from mallory/app, and GitHub gives jobs of forks no secrets");
    expect(text("summary.md")).toMatch(/^> Nothing was written to pull request #12 of octo\/app/);
    expect(github.calls).toEqual([]);
  });

  test("lets no older report stand when there is no review of a commit", async () => {
    await onGithub(["--plans", "changes.json"]);
    const { exitCode, err } = await onGithub(["--plans", "plans=missing.json"]);
    expect(exitCode).toBe(1);
    expect(err).toContain("missing.json");
    expect(github.comments).toHaveLength(1);
    expect(github.comments[0]?.body).toContain("There is no review of this commit");
    expect(github.checkRuns.at(-1)).toMatchObject({ conclusion: "failure" });
  });

  test("names findings by paths from the top of the repository", async () => {
    const { err } = await onGithub(
      [
        "tencent-dev",
        "--plans",
        "tencent-dev-foundation=loss.json",
        "--sarif",
        "a.sarif",
        "--html",
        "a.html",
      ],
      { GITHUB_WORKSPACE: PROJECT },
    );
    expect(err).toContain("created");
    expect(JSON.parse(text("a.sarif"))).toMatchObject({ version: "2.1.0" });
    expect(text("a.html")).toContain("<!doctype html>");
    expect(github.comments[0]?.body).not.toContain(PROJECT);
  });

  test("prints the report in a shell without a forge", async () => {
    const { exitCode, out, err } = await cli(["ci", "--plans", "loss.json"], { folder: folder.path });
    expect(out).toContain(`${POOL}.gpu`);
    expect([exitCode, err]).toEqual([3, ""]);
  });

  test("tells a merge request of GitLab, with the files that its job hands over", async () => {
    const gitlab = await fakeGitlab(HEAD);
    const environment = gitlabJobEnvironment(gitlab, HEAD);
    const { exitCode, err } = await cli(["ci", "--plans", "loss.json"], { folder: folder.path, environment });
    await gitlab.stop();
    expect(exitCode).toBe(3);
    expect(err).toContain("✓ comment on merge request !7 of group/app: created");
    expect(gitlab.statuses[0]).toMatchObject({ state: "failed", name: "sdstack plans" });
    expect(JSON.parse(text("sdstack-changes.json"))).toEqual({ create: 0, update: 0, delete: 1 });
    expect(JSON.parse(text("gl-code-quality-report.json"))).toContainEqual(
      expect.objectContaining({ check_name: "SDI-D01", severity: "blocker" }),
    );
    expect(text("sdstack.env")).toContain("SDSTACK_VERDICT=blocked\n");
  });

  test("fails when it is told neither an environment nor plans", async () => {
    const { exitCode, err } = await onGithub([]);
    expect([exitCode, err.includes("name an environment to plan, or plans to review")]).toEqual([1, true]);
    expect(existsSync(inFolder("cdktf.out"))).toBe(false);
  });
});
