import { Asked, ForgeServer, forgeServer, Said } from "./forge-server";

/** A comment as it is kept. */
export interface FakeComment {
  readonly id: number;
  body: string;
  readonly user: { readonly id: number; readonly login: string };
}

/** What a token may do. */
export type Permission = "pull-requests" | "checks" | "statuses" | "security-events";

/** A GitHub that keeps what it is told. */
export interface FakeGithub extends ForgeServer {
  readonly token: string;

  /** Commit that the pull request has now. */
  head: string;

  /** What the token may do; everything at first. */
  readonly permissions: Set<Permission>;

  /** Largest page that is given out, whatever is asked for. */
  largestPage: number;

  /** Says why the repository has no code scanning. */
  noCodeScanning?: string;

  /** What becomes of an upload, look by look. */
  processing: unknown[];
  readonly comments: FakeComment[];
  readonly checkRuns: Record<string, unknown>[];
  readonly statuses: Record<string, unknown>[];
  readonly sarifs: Record<string, unknown>[];

  /** Writes a comment of somebody. */
  comment(login: string, body: string): FakeComment;
}

/** Account of the token, as that of Actions is. */
export const BOT = { id: 41_898_282, login: "github-actions[bot]" };

const PULL = 12;
const NOT_FOUND: Said = { status: 404, body: { message: "Not Found" } };
const FORBIDDEN: Said = { status: 403, body: { message: "Resource not accessible by integration" } };

/** Starts one with the repository `octo/app` and its pull request 12. */
export async function fakeGithub(head: string): Promise<FakeGithub> {
  let lastId = 1000;
  const repository = "/repos/octo/app";
  const own = (login: string, body: string): FakeComment => {
    const user = login === BOT.login ? BOT : { id: 7, login };
    const comment = { id: (lastId += 1), body, user };
    state.comments.push(comment);
    return comment;
  };
  const shown = (comment: FakeComment) => ({
    ...comment,
    html_url: `https://github.example/octo/app/pull/${PULL}#issuecomment-${comment.id}`,
  });
  const page = ({ query, path }: Asked): Said => {
    const size = Math.min(Number(query.get("per_page") ?? 30), state.largestPage);
    const number = Number(query.get("page") ?? 1);
    const part = state.comments.slice((number - 1) * size, number * size);
    const more = number * size < state.comments.length;
    const link = `<${server.url}${path}?per_page=${size}&page=${number + 1}>; rel="next", <${server.url}${path}?page=99>; rel="last"`;
    return { status: 200, body: part.map(shown), ...(more ? { headers: { link } } : {}) };
  };
  const mutate = ({ method, path, body }: Asked): Said => {
    const id = Number(path.split("/").at(-1));
    const at = state.comments.findIndex((each) => each.id === id);
    const found = state.comments[at];
    if (found === undefined) return NOT_FOUND;
    if (found.user.id !== BOT.id) return FORBIDDEN;
    if (method === "DELETE") {
      state.comments.splice(at, 1);
      return { status: 204 };
    }
    found.body = (JSON.parse(body) as { body: string }).body;
    return { status: 200, body: shown(found) };
  };
  const answer = (asked: Asked): Said => {
    const { method, path, body, headers } = asked;
    if (headers.authorization !== `Bearer ${server.token}`)
      return { status: 401, body: { message: "Bad credentials" } };
    const may = (permission: Permission): boolean => state.permissions.has(permission);
    const json = (): Record<string, unknown> => JSON.parse(body) as Record<string, unknown>;
    if (path === "/graphql") {
      return { status: 200, body: { data: { viewer: { databaseId: BOT.id, login: BOT.login } } } };
    }
    if (path === "/user") return FORBIDDEN;
    if (path === `${repository}/pulls/${PULL}`)
      return { status: 200, body: { number: PULL, head: { sha: server.head } } };
    if (path === `${repository}/issues/${PULL}/comments`) {
      if (method === "GET") return page(asked);
      if (!may("pull-requests")) return FORBIDDEN;
      const text = json()["body"] as string;
      if (text.length > 65_536)
        return {
          status: 422,
          body: {
            message: "Validation Failed",
            errors: [{ message: "body is too long (maximum is 65536 characters)" }],
          },
        };
      return { status: 201, body: shown(own(BOT.login, text)) };
    }
    if (path.startsWith(`${repository}/issues/comments/`))
      return may("pull-requests") ? mutate(asked) : FORBIDDEN;
    if (path === `${repository}/check-runs`) {
      if (!may("checks")) return FORBIDDEN;
      state.checkRuns.push(json());
      return { status: 201, body: { id: 1, html_url: "https://github.example/octo/app/runs/1" } };
    }
    if (path.startsWith(`${repository}/statuses/`)) {
      if (!may("statuses")) return FORBIDDEN;
      state.statuses.push({ sha: path.split("/").at(-1), ...json() });
      return { status: 201, body: { id: 1 } };
    }
    if (path === `${repository}/code-scanning/sarifs`) {
      if (server.noCodeScanning !== undefined)
        return { status: 403, body: { message: server.noCodeScanning } };
      if (!may("security-events")) return FORBIDDEN;
      state.sarifs.push(json());
      return { status: 202, body: { id: "upload-1", url: `${server.url}${path}/upload-1` } };
    }
    if (path === `${repository}/code-scanning/sarifs/upload-1`) {
      return { status: 200, body: server.processing.shift() ?? { processing_status: "complete" } };
    }
    return NOT_FOUND;
  };
  const state = {
    permissions: new Set<Permission>(["pull-requests", "checks", "statuses", "security-events"]),
    largestPage: 100,
    comments: [] as FakeComment[],
    checkRuns: [] as Record<string, unknown>[],
    statuses: [] as Record<string, unknown>[],
    sarifs: [] as Record<string, unknown>[],
  };
  const base = await forgeServer(answer);
  const server: FakeGithub = Object.assign(state, base, {
    token: "ghs_fakeTokenOfTheTests0123456789",
    head,
    processing: [] as unknown[],
    comment: (login: string, body: string) => own(login, body),
  });
  return server;
}

/** The environment and the event of a job for the pull request. */
export function githubJobEnvironment(
  github: FakeGithub,
  files: { readonly event: string; readonly summary?: string; readonly outputs?: string },
): Record<string, string> {
  return {
    CI: "true",
    GITHUB_ACTIONS: "true",
    GITHUB_EVENT_NAME: "pull_request",
    GITHUB_EVENT_PATH: files.event,
    GITHUB_REPOSITORY: "octo/app",
    GITHUB_API_URL: github.url,
    GITHUB_GRAPHQL_URL: `${github.url}/graphql`,
    GITHUB_SERVER_URL: "https://github.example",
    GITHUB_RUN_ID: "77",
    // GitHub's own merge of the pull request, which is no commit of anybody.
    GITHUB_SHA: "e".repeat(40),
    GITHUB_REF: "refs/pull/12/merge",
    GITHUB_TOKEN: github.token,
    ...(files.summary === undefined ? {} : { GITHUB_STEP_SUMMARY: files.summary }),
    ...(files.outputs === undefined ? {} : { GITHUB_OUTPUT: files.outputs }),
  };
}

/** The event of a pull request. */
export function pullRequestEvent(head: string, from = "octo/app", author = "alice"): string {
  return JSON.stringify({
    action: "synchronize",
    pull_request: {
      number: PULL,
      head: { sha: head, repo: { full_name: from } },
      base: { repo: { full_name: "octo/app" } },
      user: { login: author },
    },
  });
}
