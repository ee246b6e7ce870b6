import { forgeOfJob, repositoryFolder } from "../../../cli/ci/forge";
import { Context } from "../../../cli/context";
import { createTerminal } from "../../../cli/output/terminal";
import { PROJECT } from "../../support/cli";
import { pullRequestEvent } from "../../support/forges/fake-github";
import { temporaryFolder } from "../../support/toy-app";
import { writeFileSync } from "node:fs";
import { join } from "node:path";

const stream = { write: () => undefined };

describe("the forge of a job", () => {
  const folder = temporaryFolder();
  const event = join(folder.path, "event.json");
  writeFileSync(event, pullRequestEvent("a".repeat(40)));
  afterAll(() => folder.remove());

  const context: Context = {
    terminal: createTerminal({ out: stream, err: stream, environment: {} }),
    environment: {
      PATH: "/bin",
      GITHUB_ACTIONS: "true",
      GITHUB_EVENT_PATH: event,
      GITHUB_REPOSITORY: "octo/app",
      GITHUB_TOKEN: "ghs_ofTheJob",
      REVIEW_TOKEN: "ghp_another",
      GITHUB_WORKSPACE: "/work",
    },
    folder: folder.path,
    packageFolder: PROJECT,
    onInterrupt: () => () => undefined,
  };
  const found = (tokenVariable?: string) =>
    forgeOfJob(context, {
      ways: { comment: true, check: true, codeScanning: true, dryRun: false },
      tokenVariable,
      patienceSeconds: 1,
      onWait: () => undefined,
      signal: new AbortController().signal,
    });

  test("is found, and Terraform and its providers are given everything but the token", async () => {
    const { forge, context: rest } = found();
    await forge.close();
    expect(forge.changeRequest?.title).toBe("pull request #12 of octo/app");
    expect(rest.environment).toEqual({ ...context.environment, GITHUB_TOKEN: undefined });
    expect("GITHUB_TOKEN" in rest.environment).toBe(false);
  });

  test("keeps the token in another variable to itself when that is named", async () => {
    const { forge, context: rest } = found("REVIEW_TOKEN");
    await forge.close();
    expect(rest.environment["REVIEW_TOKEN"]).toBeUndefined();
  });

  test("tells where the repository is", () => {
    expect(repositoryFolder(context)).toBe("/work");
    expect(repositoryFolder({ environment: { CI_PROJECT_DIR: "/builds/app" } })).toBe("/builds/app");
    expect(repositoryFolder({ environment: {} })).toBeUndefined();
  });
});
