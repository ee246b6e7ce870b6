import { Published } from "../../../forge";
import { marked } from "../../../forge/sticky/marker";
import { BOT, fakeGithub, FakeGithub } from "../../support/forges/fake-github";
import { jobOnGithub } from "../../support/forges/on-github";
import { report } from "../../support/forges/reports";

const FIRST = "a".repeat(40);
const SECOND = "b".repeat(40);

let github: FakeGithub;
beforeEach(async () => {
  github = await fakeGithub(FIRST);
});
afterEach(() => github.stop());

async function tell(text: string, commit = FIRST): Promise<Published | undefined> {
  const job = jobOnGithub(github, commit);
  const published = await job.publish(report(text));
  await job.forge.close();
  return published.find(({ what }) => what.startsWith("comment"));
}

const texts = (): string[] => github.comments.map(({ body }) => body);
const writes = (): string[] => github.calls.filter((call) => /^(POST|PATCH|DELETE) \/repos/.test(call));

describe("the comment on a pull request", () => {
  test("is written once, found again, and says for which commit it is", async () => {
    expect(await tell("three changes")).toMatchObject({
      what: "comment on pull request #12 of octo/app",
      outcome: "created",
      url: expect.stringContaining("https://github.example/octo/app/pull/12#issuecomment-") as string,
    });
    expect(texts()).toEqual([
      marked(
        "tencent-dev",
        `three changes\n\nReport \`tencent-dev\` for commit \`${FIRST.slice(0, 12)}\`.\n`,
      ),
    ]);
    expect((await tell("four changes"))?.outcome).toBe("updated");
    expect(texts()).toHaveLength(1);
    expect(texts()[0]).toContain("four changes");
  });

  test("is not edited when its text is the same, also when GitHub keeps line breaks in its own way", async () => {
    await tell("one\ntwo");
    const [comment] = github.comments;
    comment!.body = comment!.body.replaceAll("\n", "\r\n").trimEnd();
    github.calls.length = 0;
    expect((await tell("one\ntwo"))?.outcome).toBe("unchanged");
    expect(writes()).toEqual([]);
  });

  test("is found behind pages of comments of others, with every page asked for once", async () => {
    for (let each = 0; each < 250; each += 1) github.comment("alice", `comment ${each}`);
    await tell("first");
    for (let each = 0; each < 120; each += 1) github.comment("bob", `comment ${each}`);
    github.calls.length = 0;
    expect((await tell("second"))?.outcome).toBe("updated");
    const pages = github.calls.filter((call) => call.startsWith("GET /repos/octo/app/issues/12/comments"));
    expect(pages.map((call) => /&page=(\d+)/.exec(call)?.[1])).toEqual(["1", "2", "3", "4"]);
    expect(github.comments.filter(({ user }) => user.id === BOT.id)).toHaveLength(1);
  });

  test("is found also when GitHub gives out smaller pages than asked for", async () => {
    github.largestPage = 3;
    for (let each = 0; each < 8; each += 1) github.comment("alice", `comment ${each}`);
    await tell("first");
    for (let each = 0; each < 8; each += 1) github.comment("alice", `comment ${each}`);
    expect((await tell("second"))?.outcome).toBe("updated");
  });

  test("is written again when somebody has deleted it", async () => {
    await tell("first");
    github.comments.length = 0;
    expect((await tell("second"))?.outcome).toBe("created");
    expect(texts()).toHaveLength(1);
  });

  test("is written again when somebody deletes it between looking and editing", async () => {
    await tell("first");
    github.disturbances.push({ of: /^PATCH /, before: () => (github.comments.length = 0) });
    expect((await tell("second"))?.outcome).toBe("created");
    expect(texts()).toHaveLength(1);
    expect(texts()[0]).toContain("second");
  });

  test("cannot be forged: a comment of somebody else with the same marker is left alone", async () => {
    const forged = github.comment("mallory", marked("tencent-dev", "no changes, all is well"));
    expect((await tell("three changes"))?.outcome).toBe("created");
    expect(forged.body).toContain("all is well");
    expect(github.comments).toHaveLength(2);
  });

  test("is not mistaken for another comment of the same account, not even one that quotes it", async () => {
    const other = github.comment(BOT.login, "coverage: 97 %");
    const quote = github.comment(BOT.login, `> ${marked("tencent-dev", "old")}`);
    const production = github.comment(BOT.login, marked("tencent-prod", "production"));
    expect((await tell("three changes"))?.outcome).toBe("created");
    expect([other.body, quote.body, production.body].join()).not.toContain("three changes");
  });

  test("stays one when two jobs have written it at the same time: the older stays", async () => {
    const older = github.comment(BOT.login, marked("tencent-dev", "one"));
    github.comment(BOT.login, marked("tencent-dev", "two"));
    github.comment(BOT.login, marked("tencent-dev", "three"));
    expect(await tell("four")).toMatchObject({ outcome: "updated", detail: "2 older copies removed" });
    expect(github.comments).toEqual([older]);
  });

  test("is not overwritten by the job of an older commit after a force push", async () => {
    github.head = SECOND;
    await tell("report of the newer commit", SECOND);
    github.calls.length = 0;
    expect(await tell("report of the older commit", FIRST)).toMatchObject({
      outcome: "outdated",
      detail: `it has commit ${SECOND.slice(0, 12)} now, and this job looked at ${FIRST.slice(0, 12)}`,
    });
    expect(writes()).toEqual([]);
    expect(texts()[0]).toContain("newer commit");
  });

  test("is not written for a commit that is pushed away while its comments are read", async () => {
    github.disturbances.push({
      of: /^GET .*\/comments$/,
      before: () => {
        github.head = SECOND;
      },
    });
    expect((await tell("older", FIRST))?.outcome).toBe("outdated");
    expect(texts()).toEqual([]);
  });

  test("has the characters that GitHub takes, marker and all", async () => {
    await tell("x".repeat(100_000));
    expect(texts()[0]).toHaveLength(65_536);
  });

  test("is there once when the answer to writing it gets lost", async () => {
    github.disturbances.push({ of: /^POST .*\/comments$/, say: "cut", carriedOut: true });
    expect((await tell("three changes"))?.outcome).toBe("unchanged");
    expect(texts()).toHaveLength(1);
  });

  test("is there once when GitHub writes it and answers with a problem", async () => {
    github.disturbances.push({
      of: /^POST .*\/comments$/,
      say: { status: 502, body: "<html>" },
      carriedOut: true,
    });
    await tell("three changes");
    expect(texts()).toHaveLength(1);
  });
});
