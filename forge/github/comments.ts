import { z } from "zod";
import { ChangeRequest, Comment, IComments } from "../contracts";
import { Call, HttpClient } from "../http/http-client";
import { GithubRun } from "./run";

const COMMENT = z.object({
  id: z.number(),
  body: z.string().nullish(),
  html_url: z.string(),
  user: z.object({ id: z.number(), login: z.string() }).nullish(),
});

const VIEWER = z.object({
  data: z.object({ viewer: z.object({ databaseId: z.number().nullable(), login: z.string() }) }),
});

type Viewer = z.infer<typeof VIEWER>["data"]["viewer"];

const HEAD = z.object({ head: z.object({ sha: z.string() }) });

const NEEDS = "pull-requests: write";
const PER_PAGE = 100;

/** More comments than GitHub lets a pull request have. */
const MOST_PAGES = 200;

function asComment({ id, body, html_url: url }: z.infer<typeof COMMENT>): Comment {
  return { id, body: body ?? "", url };
}

/** An account keeps its number when it gets another name. */
function isOf({ databaseId, login }: Viewer, user: z.infer<typeof COMMENT>["user"]): boolean {
  if (user === null || user === undefined) return false;
  return databaseId === null ? user.login === login : user.id === databaseId;
}

/** The comments of a pull request. */
export function githubComments(
  http: HttpClient,
  run: GithubRun,
  { number, title }: ChangeRequest,
): IComments {
  const comments = `/repos/${run.project}/issues/${number}/comments`;
  const one = ({ id }: Comment): string => `/repos/${run.project}/issues/comments/${id}`;
  let account: Promise<Viewer> | undefined;

  return {
    async currentHead() {
      const call: Call = {
        method: "GET",
        path: `/repos/${run.project}/pulls/${number}`,
        doing: `read ${title}`,
        needs: NEEDS,
      };
      return (await http.json(call, HEAD)).head.sha;
    },
    async own() {
      account ??= whoIs(http, run);
      const viewer = await account;
      const found: Comment[] = [];
      for (let page = 1; page <= MOST_PAGES; page += 1) {
        const call: Call = {
          method: "GET",
          path: `${comments}?per_page=${PER_PAGE}&page=${page}`,
          doing: `read the comments of ${title}`,
          needs: NEEDS,
        };
        const answer = await http.send(call);
        const all = http.read(answer, call, z.array(COMMENT));
        found.push(...all.filter(({ user }) => isOf(viewer, user)).map(asComment));
        if (!/\brel="?next"?/.test(answer.headers["link"] ?? "")) break;
      }
      return found.sort((a, b) => a.id - b.id);
    },
    async create(body) {
      const doing = `write a comment on ${title}`;
      return asComment(
        await http.json({ method: "POST", path: comments, body: { body }, doing, needs: NEEDS }, COMMENT),
      );
    },
    async update(comment, body) {
      const call: Call = {
        method: "PATCH",
        path: one(comment),
        body: { body },
        doing: `edit a comment on ${title}`,
        needs: NEEDS,
        accepted: [404, 410],
      };
      const answer = await http.send(call);
      return answer.status < 300 ? asComment(http.read(answer, call, COMMENT)) : undefined;
    },
    async remove(comment) {
      const doing = `remove a second report on ${title}`;
      await http.send({
        method: "DELETE",
        path: one(comment),
        doing,
        needs: NEEDS,
        accepted: [404, 410],
      });
    },
  };
}

/** Whom the token belongs to. `GET /user` knows no tokens of apps, and the one of Actions is such a token. */
async function whoIs(http: HttpClient, { graphqlUrl }: GithubRun): Promise<Viewer> {
  const call: Call = {
    method: "POST",
    path: graphqlUrl,
    body: { query: "query { viewer { databaseId login } }" },
    doing: "ask whom the token belongs to",
    needs: NEEDS,
    repeatable: true,
  };
  return (await http.json(call, VIEWER)).data.viewer;
}
