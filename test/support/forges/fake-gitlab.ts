import { Asked, ForgeServer, forgeServer, Said } from "./forge-server";

/** A note as it is kept. */
export interface FakeNote {
  readonly id: number;
  body: string;
  readonly system: boolean;
  readonly author: { readonly id: number; readonly username: string };
}

/** A GitLab that keeps what it is told. */
export interface FakeGitlab extends ForgeServer {
  readonly token: string;

  /** Commit that the merge request has now. */
  head: string;

  /** Scope of the token. */
  scope: "api" | "read_api";

  /** Largest page that is given out, whatever is asked for. */
  largestPage: number;
  readonly notes: FakeNote[];
  readonly statuses: Record<string, unknown>[];

  /** Writes a note of somebody. */
  note(username: string, body: string, system?: boolean): FakeNote;
}

/** Account of the project's access token. */
export const PROJECT_BOT = { id: 501, username: "project_42_bot" };

const MERGE_REQUEST = 7;
const NOT_FOUND: Said = { status: 404, body: { message: "404 Not Found" } };
const NO_SCOPE: Said = {
  status: 403,
  body: {
    error: "insufficient_scope",
    error_description: "The request requires higher privileges",
    scope: "api",
  },
};

/** Starts one with project 42 and its merge request 7. */
export async function fakeGitlab(head: string): Promise<FakeGitlab> {
  let lastId = 2000;
  const mergeRequest = `/api/v4/projects/42/merge_requests/${MERGE_REQUEST}`;
  const notes: FakeNote[] = [];
  const statuses: Record<string, unknown>[] = [];
  const write = (username: string, body: string, system = false): FakeNote => {
    const author = username === PROJECT_BOT.username ? PROJECT_BOT : { id: 8, username };
    const note = { id: (lastId += 1), body, system, author };
    notes.push(note);
    return note;
  };
  const page = ({ query }: Asked): Said => {
    const size = Math.min(Number(query.get("per_page") ?? 20), server.largestPage);
    const number = Number(query.get("page") ?? 1);
    const more = number * size < notes.length;
    return {
      status: 200,
      body: notes.slice((number - 1) * size, number * size),
      headers: { "x-next-page": more ? String(number + 1) : "", "x-page": String(number) },
    };
  };
  const answer = (asked: Asked): Said => {
    const { method, path, headers, body } = asked;
    if (headers["private-token"] !== server.token)
      return { status: 401, body: { message: "401 Unauthorized" } };
    const json = (): Record<string, unknown> => JSON.parse(body) as Record<string, unknown>;
    if (path === "/api/v4/user") return { status: 200, body: PROJECT_BOT };
    if (path === mergeRequest) {
      return {
        status: 200,
        body: {
          sha: server.head,
          web_url: `https://gitlab.example/group/app/-/merge_requests/${MERGE_REQUEST}`,
        },
      };
    }
    if (method !== "GET" && server.scope !== "api") return NO_SCOPE;
    if (path === `${mergeRequest}/notes`) {
      return method === "GET"
        ? page(asked)
        : { status: 201, body: write(PROJECT_BOT.username, json()["body"] as string) };
    }
    if (path.startsWith(`${mergeRequest}/notes/`)) {
      const at = notes.findIndex(({ id }) => id === Number(path.split("/").at(-1)));
      const note = notes[at];
      if (note === undefined) return NOT_FOUND;
      if (method === "DELETE") {
        notes.splice(at, 1);
        return { status: 204 };
      }
      note.body = json()["body"] as string;
      return { status: 200, body: note };
    }
    if (path.startsWith("/api/v4/projects/42/statuses/")) {
      const { state, name } = json();
      const last = statuses.findLast((each) => each["name"] === name);
      if (last?.["state"] === state) {
        return {
          status: 400,
          body: { message: `Cannot transition status via :enqueue from :${String(state)}` },
        };
      }
      statuses.push({ sha: path.split("/").at(-1), ...json() });
      return { status: 201, body: { id: 1 } };
    }
    return NOT_FOUND;
  };
  const server: FakeGitlab = Object.assign(await forgeServer(answer), {
    token: "glpat-fakeTokenOfTheTests01",
    head,
    scope: "api" as const,
    largestPage: 100,
    notes,
    statuses,
    note: write,
  });
  return server;
}

/** The environment of a job for the merge request. */
export function gitlabJobEnvironment(gitlab: FakeGitlab, commit: string): Record<string, string> {
  return {
    CI: "true",
    GITLAB_CI: "true",
    CI_API_V4_URL: `${gitlab.url}/api/v4`,
    CI_PROJECT_ID: "42",
    CI_PROJECT_PATH: "group/app",
    CI_PIPELINE_ID: "900",
    CI_JOB_URL: "https://gitlab.example/group/app/-/jobs/1",
    CI_MERGE_REQUEST_IID: String(MERGE_REQUEST),
    CI_MERGE_REQUEST_PROJECT_ID: "42",
    CI_MERGE_REQUEST_PROJECT_PATH: "group/app",
    // A pipeline of merged results runs on a commit of GitLab's own.
    CI_COMMIT_SHA: "e".repeat(40),
    CI_MERGE_REQUEST_SOURCE_BRANCH_SHA: commit,
    GITLAB_TOKEN: gitlab.token,
  };
}
