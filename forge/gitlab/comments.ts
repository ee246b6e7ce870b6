import { z } from "zod";
import { ChangeRequest, Comment, IComments } from "../contracts";
import { Call, HttpClient } from "../http/http-client";
import { GitlabRun } from "./run";

const NOTE = z.object({
  id: z.number(),
  body: z.string().nullish(),
  system: z.boolean().nullish(),
  author: z.object({ id: z.number() }).nullish(),
});

const USER = z.object({ id: z.number() });

const MERGE_REQUEST = z.object({ sha: z.string().nullable(), web_url: z.string() });

const NEEDS = "the scope `api` and the role Reporter or higher in the project";
const PER_PAGE = 100;
const MOST_PAGES = 200;

/** The notes of a merge request. */
export function gitlabComments(
  http: HttpClient,
  run: GitlabRun,
  { number, title }: ChangeRequest,
): IComments {
  const mergeRequest = `/projects/${encodeURIComponent(run.project)}/merge_requests/${number}`;
  const notes = `${mergeRequest}/notes`;
  let account: Promise<number> | undefined;
  let page = "";

  const asComment = ({ id, body }: z.infer<typeof NOTE>): Comment => ({
    id,
    body: body ?? "",
    url: page === "" ? "" : `${page}#note_${id}`,
  });

  return {
    async currentHead() {
      const call: Call = { method: "GET", path: mergeRequest, doing: `read ${title}`, needs: NEEDS };
      const { sha, web_url: url } = await http.json(call, MERGE_REQUEST);
      page = url;
      return sha ?? "";
    },
    async own() {
      account ??= whoIs(http);
      const id = await account;
      const found: Comment[] = [];
      let next: string | undefined = "1";
      for (let pages = 0; next !== undefined && next !== "" && pages < MOST_PAGES; pages += 1) {
        const call: Call = {
          method: "GET",
          path: `${notes}?sort=asc&order_by=created_at&per_page=${PER_PAGE}&page=${encodeURIComponent(next)}`,
          doing: `read the notes of ${title}`,
          needs: NEEDS,
        };
        const answer = await http.send(call);
        const all = http.read(answer, call, z.array(NOTE));
        found.push(
          ...all.filter(({ author, system }) => author?.id === id && system !== true).map(asComment),
        );
        next = answer.headers["x-next-page"];
      }
      return found.sort((a, b) => a.id - b.id);
    },
    async create(body) {
      const doing = `write a note on ${title}`;
      return asComment(
        await http.json({ method: "POST", path: notes, body: { body }, doing, needs: NEEDS }, NOTE),
      );
    },
    async update(comment, body) {
      const call: Call = {
        method: "PUT",
        path: `${notes}/${comment.id}`,
        body: { body },
        doing: `edit a note on ${title}`,
        needs: NEEDS,
        accepted: [404],
      };
      const answer = await http.send(call);
      return answer.status < 300 ? asComment(http.read(answer, call, NOTE)) : undefined;
    },
    async remove(comment) {
      const path = `${notes}/${comment.id}`;
      const doing = `remove a second report on ${title}`;
      await http.send({ method: "DELETE", path, doing, needs: NEEDS, accepted: [404] });
    },
  };
}

/** Whom the token belongs to; a project's access token has an account of its own. */
async function whoIs(http: HttpClient): Promise<number> {
  const call: Call = {
    method: "GET",
    path: "/user",
    doing: "ask whom the token belongs to",
    needs: NEEDS,
  };
  return (await http.json(call, USER)).id;
}
