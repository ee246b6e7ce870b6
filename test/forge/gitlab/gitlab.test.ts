import { forgeOf, IForge, JobFile, publish, PublishOptions } from "../../../forge";
import { marked } from "../../../forge/sticky/marker";
import { fakeGitlab, FakeGitlab, gitlabJobEnvironment, PROJECT_BOT } from "../../support/forges/fake-gitlab";
import { report } from "../../support/forges/reports";
import { waitedTime } from "../../support/forges/waited";

const FIRST = "a".repeat(40);
const SECOND = "b".repeat(40);

let gitlab: FakeGitlab;
beforeEach(async () => {
  gitlab = await fakeGitlab(FIRST);
});
afterEach(() => gitlab.stop());

async function tell(
  text: string,
  {
    commit = FIRST,
    environment = {},
    ...options
  }: {
    readonly commit?: string;
    readonly environment?: Record<string, string>;
  } & Partial<PublishOptions> = {},
) {
  const [files, time]: [JobFile[], ReturnType<typeof waitedTime>] = [[], waitedTime()];
  const forge: IForge = forgeOf({
    environment: { ...gitlabJobEnvironment(gitlab, commit), ...environment },
    readFile: () => "",
    time,
  });
  const told = await publish(forge, report(text), {
    ...{ comment: true, check: false, scan: true, dryRun: false },
    sizeOf: () => 0,
    writeFile: (file) => files.push(file),
    ...options,
  });
  await forge.close();
  return { comment: told.find(({ what }) => what.startsWith("comment")), told, files, waits: time.waits };
}

const writes = (): string[] => gitlab.calls.filter((call) => !call.startsWith("GET"));

describe("a report on a merge request of GitLab", () => {
  test("is written once, edited when it changes, and left alone when it does not", async () => {
    const { comment } = await tell("three changes");
    expect(comment).toMatchObject({
      what: "comment on merge request !7 of group/app",
      outcome: "created",
      url: expect.stringMatching(/merge_requests\/7#note_\d+$/) as string,
    });
    expect((await tell("four changes")).comment?.outcome).toBe("updated");
    gitlab.calls.length = 0;
    expect((await tell("four changes")).comment?.outcome).toBe("unchanged");
    expect(writes()).toEqual([]);
    expect(gitlab.notes).toHaveLength(1);
  });

  test("is found behind pages of notes, by the page that GitLab names next", async () => {
    gitlab.largestPage = 5;
    for (let each = 0; each < 12; each += 1) gitlab.note("alice", `note ${each}`);
    await tell("first");
    for (let each = 0; each < 12; each += 1) gitlab.note("alice", `note ${each}`);
    expect((await tell("second")).comment?.outcome).toBe("updated");
  });

  test("is written again when somebody has deleted it, also in between", async () => {
    await tell("first");
    gitlab.disturbances.push({ of: /^PUT /, before: () => (gitlab.notes.length = 0) });
    expect((await tell("second")).comment?.outcome).toBe("created");
    expect(gitlab.notes).toHaveLength(1);
  });

  test("cannot be forged, and is no note that GitLab itself has written", async () => {
    const forged = gitlab.note("mallory", marked("tencent-dev", "all is well"));
    const system = gitlab.note(PROJECT_BOT.username, marked("tencent-dev", "added 1 commit"), true);
    expect((await tell("three changes")).comment?.outcome).toBe("created");
    expect([forged.body, system.body].join()).not.toContain("three");
  });

  test("is not overwritten by the job of an older commit after a force push", async () => {
    gitlab.head = SECOND;
    await tell("newer", { commit: SECOND });
    expect((await tell("older")).comment?.outcome).toBe("outdated");
    expect(gitlab.notes[0]?.body).toContain("newer");
  });

  test("stays one: copies of the own account are removed", async () => {
    gitlab.note(PROJECT_BOT.username, marked("tencent-dev", "one"));
    gitlab.note(PROJECT_BOT.username, marked("tencent-dev", "two"));
    expect((await tell("three")).comment?.detail).toBe("1 older copy removed");
    expect(gitlab.notes).toHaveLength(1);
  });

  test("has up to a million characters", async () => {
    await tell("x".repeat(2_000_000));
    expect(gitlab.notes[0]?.body).toHaveLength(1_000_000);
  });

  test("waits out the limit of GitLab", async () => {
    gitlab.disturbances.push({
      of: /\/user$/,
      say: { status: 429, headers: { "retry-after": "3" }, body: "Retry later" },
    });
    const { comment, waits } = await tell("three changes");
    expect(comment?.outcome).toBe("created");
    expect(waits).toEqual([3000]);
  });

  test("names what the token lacks, and never the token", async () => {
    gitlab.scope = "read_api";
    const { comment } = await tell("three changes");
    expect(comment?.detail).toBe(
      "GitLab: cannot write a note on merge request !7 of group/app: the token in GITLAB_TOKEN may not do this: it needs the scope `api` and the role Reporter or higher in the project (GitLab says: insufficient_scope; The request requires higher privileges)",
    );
    const secret = "glpat-wrongTokenOfSomebody";
    const wrong = await tell("three changes", { environment: { GITLAB_TOKEN: secret } });
    expect(wrong.comment?.detail).toContain("is not accepted");
    expect(JSON.stringify(wrong.told)).not.toContain(secret);
  });

  test("takes the token from the variable that is named", () => {
    const environment = { ...gitlabJobEnvironment(gitlab, FIRST), GITLAB_TOKEN: "" };
    expect(() => forgeOf({ environment, readFile: () => "" })).toThrow("there is no token in GITLAB_TOKEN");
    const named = forgeOf({
      environment: { ...environment, REVIEW_TOKEN: gitlab.token },
      readFile: () => "",
      tokenVariable: "REVIEW_TOKEN",
    });
    expect(named.comments).toBeDefined();
  });

  test("comes with the status of the commit of the pipeline, and is content with one that is there", async () => {
    await tell("text", { check: true });
    const { told } = await tell("text", { check: true });
    expect(told.find(({ what }) => what.startsWith("commit status"))?.outcome).toBe("written");
    expect(gitlab.statuses).toEqual([
      {
        sha: "e".repeat(40),
        state: "success",
        name: "sdstack tencent-dev",
        description: "3 changes",
        pipeline_id: 900,
        target_url: "https://gitlab.example/group/app/-/jobs/1",
      },
    ]);
  });

  test("comes with the files that GitLab reads", async () => {
    const { files } = await tell("text");
    expect(files.map(({ path }) => path)).toEqual([
      "gl-code-quality-report.json",
      "sdstack-changes.json",
      "sdstack.env",
    ]);
    expect(JSON.parse(files[1]?.text ?? "")).toEqual({ create: 2, update: 1, delete: 0 });
    expect(files[2]?.text).toBe("SDSTACK_VERDICT=changes\nSDSTACK_DIGEST=sha256:abc\n");
  });

  test("is not written from a fork, whose jobs run in the fork", async () => {
    const { comment, files } = await tell("text", {
      environment: { CI_PROJECT_ID: "43", CI_MERGE_REQUEST_SOURCE_PROJECT_PATH: "mallory/app" },
    });
    expect(comment).toMatchObject({ outcome: "skipped" });
    expect(comment?.detail).toContain("it comes from mallory/app, and GitLab runs its jobs in the fork");
    expect(gitlab.calls).toEqual([]);
    expect(files).toHaveLength(3);
  });
});
