import { IForge } from "../contracts";
import { HttpClient } from "../http/http-client";
import { redactor } from "../http/redact";
import { Surroundings } from "../run";
import { TOKEN_VARIABLES, tokenIn } from "../token";
import { gitlabAdvice } from "./access";
import { gitlabComments } from "./comments";
import { gitlabJob } from "./job";
import { gitlabRun } from "./run";
import { gitlabVerdicts } from "./verdicts";

export { GITLAB_FILES } from "./job";

const TOKEN_HINT =
  "Make a project access token with the scope `api` and the role Developer and give it to the job as a masked variable; the token of the job itself may write no notes";

/**
 * GitLab, as a job of its CI sees it.
 *
 * @throws ForgeError when the job's surroundings are not as GitLab makes them
 */
export function gitlab(surroundings: Surroundings): IForge {
  const { tokenVariable = TOKEN_VARIABLES.gitlab } = surroundings;
  const run = gitlabRun(surroundings);
  const { changeRequest, commit } = run;
  const common = {
    kind: "gitlab",
    name: "GitLab",
    commentCharacters: 1_000_000,
    commit,
    ...(changeRequest === undefined ? {} : { changeRequest }),
    job: gitlabJob(),
  } as const;
  if (changeRequest?.readOnly !== undefined) return { ...common, close: () => Promise.resolve() };
  const token = tokenIn(surroundings, tokenVariable, TOKEN_HINT);
  const http = new HttpClient({
    forge: common.name,
    baseUrl: run.apiUrl,
    headers: { accept: "application/json", "private-token": token, "user-agent": "sdstack" },
    redact: redactor(token),
    advice: (answer, call) => gitlabAdvice(answer, call, tokenVariable),
    ...surroundings,
  });
  return {
    ...common,
    ...(changeRequest === undefined ? {} : { comments: gitlabComments(http, run, changeRequest) }),
    verdicts: gitlabVerdicts(http, run),
    close: () => http.close(),
  };
}
