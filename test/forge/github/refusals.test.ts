import { forgeOf } from "../../../forge";
import {
  fakeGithub,
  FakeGithub,
  githubJobEnvironment,
  pullRequestEvent,
} from "../../support/forges/fake-github";
import { jobOnGithub } from "../../support/forges/on-github";
import { report } from "../../support/forges/reports";

const HEAD = "a".repeat(40);

let github: FakeGithub;
beforeEach(async () => {
  github = await fakeGithub(HEAD);
});
afterEach(() => github.stop());

async function outcomeOf(options: Parameters<typeof jobOnGithub>[2] = {}) {
  const job = jobOnGithub(github, HEAD, options);
  const published = await job.publish(report("three changes"));
  await job.forge.close();
  const comment = published.find(({ what }) => what.startsWith("comment"));
  return { ...comment, waits: job.time.waits, told: job.told };
}

describe("refusals of GitHub", () => {
  test("waits out a rate limit, tells of it, and goes on", async () => {
    github.disturbances.push(
      { of: /graphql/, say: { status: 429, headers: { "retry-after": "5" }, body: { message: "slow" } } },
      {
        of: /^POST .*\/comments$/,
        say: { status: 403, headers: { "retry-after": "20" }, body: { message: "secondary rate limit" } },
      },
    );
    const { outcome, waits, told } = await outcomeOf();
    expect(outcome).toBe("created");
    expect(waits).toEqual([5_000, 20_000]);
    expect(told).toEqual([
      "GitHub: rate limit; trying again in 5 s",
      "GitHub: rate limit; trying again in 20 s",
    ]);
  });

  test("does not wait for a limit that ends in an hour, and says when it ends", async () => {
    const reset = String(Date.UTC(2026, 10, 22, 6, 55, 0) / 1000);
    github.disturbances.push({
      of: /pulls\/12/,
      say: {
        status: 403,
        headers: { "x-ratelimit-remaining": "0", "x-ratelimit-reset": reset },
        body: { message: "API rate limit exceeded" },
      },
    });
    const { outcome, detail, waits } = await outcomeOf();
    expect(outcome).toBe("failed");
    expect(detail).toBe(
      "GitHub: cannot read pull request #12 of octo/app: the rate limit of GitHub ends at 06:55:01 UTC, in 3301 s; that is longer than this waits",
    );
    expect(waits).toEqual([]);
  });

  test("tries again after problems of the server and cut connections, and not for ever", async () => {
    github.disturbances.push(
      { of: /graphql/, say: { status: 502, body: "<html>Bad Gateway</html>" } },
      { of: /graphql/, say: "cut" },
      { of: /graphql/, say: { status: 503, body: "" } },
    );
    const first = await outcomeOf();
    expect(first.outcome).toBe("created");
    expect(first.waits).toEqual([1000, 2000, 4000]);
    github.disturbances.push(...Array.from({ length: 6 }, () => ({ of: /graphql/, say: { status: 500 } })));
    const second = await outcomeOf();
    expect(second.outcome).toBe("failed");
    expect(second.detail).toContain("GitHub has a problem of its own, status 500");
    expect(github.disturbances).toEqual([]);
  });

  test("names the permission that is missing", async () => {
    github.permissions.delete("pull-requests");
    const { outcome, detail } = await outcomeOf();
    expect(outcome).toBe("failed");
    expect(detail).toBe(
      "GitHub: cannot write a comment on pull request #12 of octo/app: the token in GITHUB_TOKEN may not do this: its job needs `permissions: pull-requests: write` (GitHub says: Resource not accessible by integration)",
    );
  });

  test("says that a token is not accepted, and never shows it", async () => {
    const secret = "ghp_wrongTokenOfSomebody42";
    const { detail } = await outcomeOf({ environment: { GITHUB_TOKEN: secret } });
    expect(detail).toContain("the token in GITHUB_TOKEN is not accepted");
    expect(detail).not.toContain(secret);
  });

  test("takes the token out of what GitHub says, should it ever say it", async () => {
    const { token } = github;
    github.disturbances.push({ of: /graphql/, say: { status: 422, body: { message: `bad ${token}` } } });
    expect((await outcomeOf()).detail).toContain("bad (token)");
  });

  test("says what 404 can mean", async () => {
    github.disturbances.push({ of: /pulls\/12/, say: { status: 404, body: { message: "Not Found" } } });
    expect((await outcomeOf()).detail).toContain(
      "it is not there, or the token in GITHUB_TOKEN may not see it: its job needs `permissions: pull-requests: write`",
    );
  });

  test("says so when a proxy answers with a page instead of GitHub", async () => {
    github.disturbances.push({ of: /pulls\/12/, say: { status: 200, body: "<html>please log in</html>" } });
    expect((await outcomeOf()).detail).toContain("the answer is no JSON; is there a proxy or a login page");
  });

  test("follows a repository that has moved, on the same server only", async () => {
    const moved = (location: string) => ({ status: 301, headers: { location }, body: "" });
    github.disturbances.push({ of: /pulls\/12/, say: moved("/repos/octo/app/pulls/12") });
    expect((await outcomeOf()).outcome).toBe("created");
    github.disturbances.push({ of: /pulls\/12/, say: moved("http://127.0.0.2:9/steal") });
    expect((await outcomeOf()).detail).toContain(
      "moved to another server, http://127.0.0.2:9, which is not asked",
    );
  });

  test("says that nothing listens where GitHub should be", async () => {
    const gone = await fakeGithub(HEAD);
    await gone.stop();
    const { detail } = await outcomeOf({
      environment: { GITHUB_API_URL: gone.url, GITHUB_GRAPHQL_URL: gone.url },
    });
    expect(detail).toContain("nothing listens there (ECONNREFUSED)");
  });

  test("fails when there is no token, or something that is none, before anything is asked", () => {
    const start = (token: string) => () =>
      forgeOf({
        environment: { ...githubJobEnvironment(github, { event: "e" }), GITHUB_TOKEN: token },
        readFile: () => pullRequestEvent(HEAD),
      });
    expect(start("")).toThrow("there is no token in GITHUB_TOKEN. Give it to the step");
    expect(start("ghp_a b\nc")).toThrow("what is in GITHUB_TOKEN is no token");
    expect(start("ghp_a b\nc")).not.toThrow("ghp_a");
  });
});
