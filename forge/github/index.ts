import { IForge } from "../contracts";
import { HttpClient } from "../http/http-client";
import { redactor } from "../http/redact";
import { REAL_TIME } from "../http/time";
import { Surroundings } from "../run";
import { TOKEN_VARIABLES, tokenIn } from "../token";
import { githubAdvice } from "./access";
import { githubComments } from "./comments";
import { githubJob } from "./job";
import { githubRun } from "./run";
import { githubScans } from "./scans";
import { githubVerdicts } from "./verdicts";

const TOKEN_HINT = "Give it to the step: `env: GITHUB_TOKEN: ${{ github.token }}`";

/**
 * GitHub, as a job of its Actions sees it.
 *
 * @throws ForgeError when the job's surroundings are not as GitHub makes them
 */
export function github(surroundings: Surroundings): IForge {
  const { environment, tokenVariable = TOKEN_VARIABLES.github, time = REAL_TIME } = surroundings;
  const run = githubRun(surroundings);
  const { changeRequest, commit } = run;
  const common = {
    kind: "github",
    name: "GitHub",
    commentCharacters: 65_536,
    commit,
    ...(changeRequest === undefined ? {} : { changeRequest }),
    job: githubJob(environment),
  } as const;
  if (changeRequest?.readOnly !== undefined) return { ...common, close: () => Promise.resolve() };
  const token = tokenIn(surroundings, tokenVariable, TOKEN_HINT);
  const http = new HttpClient({
    forge: common.name,
    baseUrl: run.apiUrl,
    headers: {
      accept: "application/vnd.github+json",
      authorization: `Bearer ${token}`,
      "user-agent": "sdstack",
      "x-github-api-version": "2022-11-28",
    },
    redact: redactor(token),
    advice: (answer, call) => githubAdvice(answer, call, tokenVariable),
    ...surroundings,
  });
  return {
    ...common,
    ...(changeRequest === undefined ? {} : { comments: githubComments(http, run, changeRequest) }),
    verdicts: githubVerdicts(http, run),
    scans: githubScans(http, run, (milliseconds) => time.sleep(milliseconds, surroundings.signal)),
    close: () => http.close(),
  };
}
