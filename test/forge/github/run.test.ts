import { githubRun } from "../../../forge/github/run";
import { pullRequestEvent } from "../../support/forges/fake-github";

const HEAD = "a".repeat(40);

const ENVIRONMENT = {
  GITHUB_ACTIONS: "true",
  GITHUB_EVENT_NAME: "pull_request",
  GITHUB_EVENT_PATH: "/event.json",
  GITHUB_REPOSITORY: "octo/app",
  GITHUB_API_URL: "https://api.github.example/",
  GITHUB_SHA: "e".repeat(40),
  GITHUB_REF: "refs/pull/12/merge",
  GITHUB_RUN_ID: "77",
};

const run = (event: string, environment: Record<string, string | undefined> = {}) =>
  githubRun({ environment: { ...ENVIRONMENT, ...environment }, readFile: () => event });

describe("what a job of GitHub is about", () => {
  test("takes number and commit of a pull request from the event, not GitHub's merge", () => {
    const { changeRequest, commit, ref, apiUrl, url } = run(pullRequestEvent(HEAD));
    expect(changeRequest).toEqual({ title: "pull request #12 of octo/app", number: 12, headSha: HEAD });
    expect([commit, ref, apiUrl]).toEqual([HEAD, "refs/pull/12/head", "https://api.github.example"]);
    expect(url).toBe("https://github.com/octo/app/actions/runs/77");
  });

  test("is about a branch without a pull request, and about the head of a merge group", () => {
    const branch = run("{}", { GITHUB_REF: "refs/heads/main", GITHUB_EVENT_NAME: "push" });
    expect(branch).toMatchObject({ commit: "e".repeat(40), ref: "refs/heads/main" });
    expect(branch.changeRequest).toBeUndefined();
    const group = run(JSON.stringify({ merge_group: { head_sha: HEAD } }), {
      GITHUB_REF: "refs/heads/queue",
    });
    expect(group.commit).toBe(HEAD);
  });

  test("may write nothing for a fork, not even for one that is gone, and nothing for Dependabot", () => {
    expect(run(pullRequestEvent(HEAD, "mallory/app")).changeRequest?.readOnly).toBe(
      "it comes from mallory/app, and GitHub gives jobs of forks no secrets and a token that only reads",
    );
    const gone = JSON.stringify({ pull_request: { number: 12, head: { sha: HEAD, repo: null } } });
    expect(run(gone).changeRequest?.readOnly).toContain("a fork that is gone");
    const bot = run(pullRequestEvent(HEAD, "octo/app", "dependabot[bot]"));
    expect(bot.changeRequest?.readOnly).toContain("Dependabot");
  });

  test("warns of pull_request_target, which gives a stranger's code the secrets", () => {
    const target = { GITHUB_EVENT_NAME: "pull_request_target" };
    expect(run(pullRequestEvent(HEAD, "mallory/app"), target).changeRequest?.danger).toContain(
      "use `pull_request`",
    );
    expect(run(pullRequestEvent(HEAD), target).changeRequest?.danger).toBeUndefined();
  });

  test("fails when the event is not readable or has another form, without quoting it", () => {
    expect(() => run("{ secret")).toThrow(
      "the event in GITHUB_EVENT_PATH (/event.json) cannot be read as JSON",
    );
    const event = JSON.stringify({ pull_request: { number: 12, head: { sha: "not a commit" } } });
    expect(() => run(event)).toThrow("unknown form at pull_request.head.sha");
  });

  test("fails when a variable of every job is missing or no address", () => {
    expect(() => run("{}", { GITHUB_REPOSITORY: undefined })).toThrow("GITHUB_REPOSITORY is not set");
    expect(() => run("{}", { GITHUB_API_URL: "file:///etc" })).toThrow(
      "GITHUB_API_URL is no address of an API",
    );
  });
});
