import { Conclusion } from "../../../forge";
import { fakeGithub, FakeGithub } from "../../support/forges/fake-github";
import { jobOnGithub } from "../../support/forges/on-github";
import { report } from "../../support/forges/reports";

const HEAD = "a".repeat(40);

let github: FakeGithub;
beforeEach(async () => {
  github = await fakeGithub(HEAD);
});
afterEach(() => github.stop());

async function tell(conclusion: Conclusion = "neutral") {
  const job = jobOnGithub(github, HEAD);
  const outcome = { conclusion, title: "3 changes", name: "sdstack tencent-dev" };
  const options = { comment: false, check: true };
  const [, , told] = await job.publish(report("the report", { outcome }), options);
  await job.forge.close();
  return told;
}

describe("the mark of a commit on GitHub", () => {
  test("is a check run of the commit that was pushed, not of GitHub's merge of it", async () => {
    expect(await tell()).toEqual({
      what: `check run of commit ${HEAD.slice(0, 12)}`,
      outcome: "written",
      detail: "neutral",
      url: "https://github.example/octo/app/runs/1",
    });
    expect(github.checkRuns).toEqual([
      {
        name: "sdstack tencent-dev",
        head_sha: HEAD,
        status: "completed",
        conclusion: "neutral",
        details_url: "https://github.example/octo/app/actions/runs/77",
        output: { title: "3 changes", summary: "the report" },
      },
    ]);
  });

  test.each([
    ["success", "success", "success"],
    ["neutral", "neutral", "success"],
    ["action-required", "action_required", "failure"],
    ["failure", "failure", "error"],
  ] as const)("tells %s as check run %s and as status %s", async (conclusion, check, state) => {
    await tell(conclusion);
    expect(github.checkRuns[0]).toMatchObject({ conclusion: check });
    github.permissions.delete("checks");
    await tell(conclusion);
    expect(github.statuses[0]).toMatchObject({ sha: HEAD, state, context: "sdstack tencent-dev" });
  });

  test("is a commit status for a token that may write no check runs", async () => {
    github.permissions.delete("checks");
    expect(await tell()).toMatchObject({ what: `commit status of commit ${HEAD.slice(0, 12)}` });
    expect(github.checkRuns).toEqual([]);
  });

  test("names the permission when the token may write neither", async () => {
    github.permissions.delete("checks");
    github.permissions.delete("statuses");
    const told = await tell();
    expect(told?.outcome).toBe("failed");
    expect(told?.detail).toContain("its job needs `permissions: checks: write`");
  });
});
