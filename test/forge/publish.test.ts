import { fakeGithub, FakeGithub, pullRequestEvent } from "../support/forges/fake-github";
import { jobOnGithub } from "../support/forges/on-github";
import { report } from "../support/forges/reports";
import { forgeKindOf, forgeOf, publish } from "../../forge";

const HEAD = "a".repeat(40);

let github: FakeGithub;
beforeEach(async () => {
  github = await fakeGithub(HEAD);
});
afterEach(() => github.stop());

describe("telling a forge of a report", () => {
  test("one way that fails keeps none of the others from being used", async () => {
    github.permissions.delete("pull-requests");
    const job = jobOnGithub(github, HEAD);
    const told = await job.publish(report("text"), { check: true, scan: true });
    await job.forge.close();
    expect(told.map(({ outcome }) => outcome)).toEqual([
      "written",
      "written",
      "written",
      "failed",
      "written",
    ]);
  });

  test("a dry run asks and writes nothing, and needs no token", async () => {
    const job = jobOnGithub(github, HEAD, { environment: { GITHUB_TOKEN: "" }, dryRun: true });
    const told = await job.publish(report("text"), { check: true, scan: true, dryRun: true });
    expect(told.map(({ outcome }) => outcome)).toEqual(Array(5).fill("would-write"));
    expect(told.map(({ what }) => what)).toContain("comment on pull request #12 of octo/app");
    expect(github.calls).toEqual([]);
    expect(job.files).toEqual([]);
  });

  test("the report of a fork's pull request goes to the summary only, which says why", async () => {
    const job = jobOnGithub(github, HEAD, {
      event: pullRequestEvent(HEAD, "mallory/app"),
      environment: { GITHUB_TOKEN: "" },
    });
    const told = await job.publish(report("the report"), { check: true, scan: true });
    expect(github.calls).toEqual([]);
    expect(told.at(-1)?.outcome).toBe("skipped");
    expect(job.files[0]?.text).toBe(
      "> Nothing was written to pull request #12 of octo/app: it comes from mallory/app, and GitHub gives jobs of forks no secrets and a token that only reads. The report is here only.\n\nthe report\n",
    );
  });

  test("a job about a branch has its summary and its check run, and says why there is no comment", async () => {
    const job = jobOnGithub(github, HEAD, {
      event: "{}",
      environment: { GITHUB_SHA: HEAD, GITHUB_REF: "refs/heads/main" },
    });
    const told = await job.publish(report("text"), { check: true });
    await job.forge.close();
    expect(told.at(-1)?.detail).toBe("this job of GitHub is about a branch, not about a change request");
    expect(github.checkRuns[0]).toMatchObject({ head_sha: HEAD });
  });

  test("a shell without a forge is told nothing", async () => {
    const forge = forgeOf({ environment: {}, readFile: () => "" });
    const options = {
      comment: true,
      check: true,
      scan: true,
      dryRun: false,
      sizeOf: () => 0,
      writeFile: () => undefined,
    };
    expect(await publish(forge, report("text"), options)).toEqual([]);
    expect(forge.kind).toBe("plain");
  });

  test("the forge is known by what every job there has", () => {
    expect(forgeKindOf({ GITHUB_ACTIONS: "true" })).toBe("github");
    expect(forgeKindOf({ GITLAB_CI: "true" })).toBe("gitlab");
    expect(forgeKindOf({ CI: "true", JENKINS_URL: "http://jenkins" })).toBe("plain");
  });
});
