import { z } from "zod";
import { ChangeRequest, Environment } from "../contracts";
import { ForgeError } from "../forge-error";
import { apiAddress, given, optional, Run, Surroundings } from "../run";

const SHA = z.string().regex(/^[0-9a-f]{40,64}$/);

/** The part of an event that is read. Everything else in it is left alone. */
const EVENT = z.object({
  pull_request: z
    .object({
      number: z.number().int().positive(),
      head: z.object({
        sha: SHA,
        // Null when the fork has been deleted meanwhile.
        repo: z.object({ full_name: z.string() }).nullish(),
      }),
      user: z.object({ login: z.string() }).nullish(),
    })
    .optional(),
  merge_group: z.object({ head_sha: SHA }).optional(),
});

/** What a GitHub job is about. Its `ref` is what code scanning wants to hear. */
export interface GithubRun extends Run {
  readonly ref: string;

  /** Where one call answers who the token belongs to. */
  readonly graphqlUrl: string;
}

/**
 * Reads what a job of GitHub Actions is about. The commit of a pull request is in the event: GITHUB_SHA is GitHub's own
 * merge of it.
 *
 * @throws ForgeError when a variable or the event is not as GitHub makes it
 */
export function githubRun({
  environment,
  readFile,
}: Pick<Surroundings, "environment" | "readFile">): GithubRun {
  const project = given(environment, "GITHUB_REPOSITORY", "GitHub");
  const { pull_request: pull, merge_group: group } = readEvent(environment, readFile);
  const apiUrl = apiAddress(
    optional(environment, "GITHUB_API_URL") ?? "https://api.github.com",
    "GITHUB_API_URL",
  );
  const graphqlUrl = optional(environment, "GITHUB_GRAPHQL_URL") ?? `${apiUrl}/graphql`;
  const server = optional(environment, "GITHUB_SERVER_URL") ?? "https://github.com";
  const runId = optional(environment, "GITHUB_RUN_ID");
  const common = {
    apiUrl,
    graphqlUrl: apiAddress(graphqlUrl, "GITHUB_GRAPHQL_URL"),
    project,
    ...(runId === undefined ? {} : { url: `${server}/${project}/actions/runs/${runId}` }),
  };
  if (pull === undefined) {
    const commit = group?.head_sha ?? given(environment, "GITHUB_SHA", "GitHub");
    return { ...common, commit, ref: given(environment, "GITHUB_REF", "GitHub") };
  }
  const readOnly = whyReadOnly(environment, project, pull);
  const changeRequest: ChangeRequest = {
    title: `pull request #${pull.number} of ${project}`,
    number: pull.number,
    headSha: pull.head.sha,
    ...(readOnly === undefined ? {} : { readOnly }),
    ...dangerOf(environment, project, pull),
  };
  return { ...common, commit: pull.head.sha, ref: `refs/pull/${pull.number}/head`, changeRequest };
}

function readEvent(environment: Environment, readFile: (path: string) => string): z.infer<typeof EVENT> {
  const path = given(environment, "GITHUB_EVENT_PATH", "GitHub");
  let value: unknown;
  try {
    value = JSON.parse(readFile(path));
  } catch {
    throw new ForgeError(`GitHub: the event in GITHUB_EVENT_PATH (${path}) cannot be read as JSON`);
  }
  const read = EVENT.safeParse(value);
  if (read.success) return read.data;
  const where = read.error.issues[0]?.path.map(String).join(".") ?? "";
  throw new ForgeError(`GitHub: the event in GITHUB_EVENT_PATH has an unknown form at ${where}`);
}

type Pull = NonNullable<z.infer<typeof EVENT>["pull_request"]>;

function dangerOf(environment: Environment, project: string, { head }: Pull): Pick<ChangeRequest, "danger"> {
  if (environment["GITHUB_EVENT_NAME"] !== "pull_request_target") return {};
  if (head.repo?.full_name === project) return {};
  return {
    danger:
      "jobs of `pull_request_target` hold the secrets of the repository while a stranger's code is planned, which can read them; use `pull_request`",
  };
}

/** GitHub gives `pull_request` jobs of forks and of Dependabot a token that only reads, and no secrets. */
function whyReadOnly(environment: Environment, project: string, { head, user }: Pull): string | undefined {
  if (environment["GITHUB_EVENT_NAME"] === "pull_request_target") return undefined;
  if (head.repo?.full_name !== project) {
    const from = head.repo?.full_name ?? "a fork that is gone";
    return `it comes from ${from}, and GitHub gives jobs of forks no secrets and a token that only reads`;
  }
  if (user?.login === "dependabot[bot]") {
    return "it comes from Dependabot, and GitHub gives its jobs no secrets of Actions and a token that only reads";
  }
  return undefined;
}
