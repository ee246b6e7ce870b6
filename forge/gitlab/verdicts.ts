import { Conclusion, IVerdicts } from "../contracts";
import { Call, HttpClient } from "../http/http-client";
import { ForgeError } from "../forge-error";
import { saidBy } from "./access";
import { GitlabRun } from "./run";

/** A commit status knows no third way: what waits for a reviewer only is a success. */
const STATES = {
  success: "success",
  neutral: "success",
  "action-required": "failed",
  failure: "failed",
} as const satisfies Record<Conclusion, string>;

const MOST_CHARACTERS = 255;

/**
 * The commit status in the pipeline of this job.
 *
 * @see https://docs.gitlab.com/api/commits/#set-commit-pipeline-status
 */
export function gitlabVerdicts(http: HttpClient, { pipeline, url }: GitlabRun): IVerdicts {
  return {
    what: "commit status",
    async publish({ name, title, conclusion }) {
      const call: Call = {
        method: "POST",
        path: `/projects/${encodeURIComponent(pipeline.project)}/statuses/${pipeline.commit}`,
        doing: `write the status of commit ${pipeline.commit.slice(0, 12)}`,
        needs: "the scope `api` and the role Developer or higher in the project",
        repeatable: true,
        accepted: [400],
        body: {
          state: STATES[conclusion],
          name,
          description: title.slice(0, MOST_CHARACTERS),
          pipeline_id: Number(pipeline.id),
          ...(url === undefined ? {} : { target_url: url }),
        },
      };
      const answer = await http.send(call);
      // A status that is as it should be already is refused like this.
      if (answer.status === 400 && !/Cannot transition status/i.test(saidBy(answer))) {
        throw new ForgeError(`GitLab: cannot ${call.doing}: GitLab refuses it: ${saidBy(answer)}`, 400);
      }
      return { what: "commit status", ...(url === undefined ? {} : { url }) };
    },
  };
}
