import { ChangeRequest, Environment } from "../contracts";
import { apiAddress, given, optional, Run, Surroundings } from "../run";

/** What a GitLab job is about. */
export interface GitlabRun extends Run {
  /** The project that the pipeline runs in, its pipeline and the commit of that: where a status goes. */
  readonly pipeline: { readonly project: string; readonly id: string; readonly commit: string };
}

/**
 * Reads what a job of GitLab CI is about. A pipeline of merged results runs on a merge that GitLab has made: the commit
 * of the author is told beside.
 *
 * @throws ForgeError when a variable is missing
 */
export function gitlabRun({ environment }: Pick<Surroundings, "environment">): GitlabRun {
  const apiUrl = apiAddress(given(environment, "CI_API_V4_URL", "GitLab"), "CI_API_V4_URL");
  const own = given(environment, "CI_PROJECT_ID", "GitLab");
  const pipelineCommit = given(environment, "CI_COMMIT_SHA", "GitLab");
  const commit = optional(environment, "CI_MERGE_REQUEST_SOURCE_BRANCH_SHA") ?? pipelineCommit;
  const project = optional(environment, "CI_MERGE_REQUEST_PROJECT_ID") ?? own;
  const url = optional(environment, "CI_JOB_URL");
  const changeRequest = mergeRequest(environment, { own, project, commit });
  return {
    apiUrl,
    project,
    commit,
    pipeline: { project: own, id: given(environment, "CI_PIPELINE_ID", "GitLab"), commit: pipelineCommit },
    ...(url === undefined ? {} : { url }),
    ...(changeRequest === undefined ? {} : { changeRequest }),
  };
}

function mergeRequest(
  environment: Environment,
  { own, project, commit }: { readonly own: string; readonly project: string; readonly commit: string },
): ChangeRequest | undefined {
  const number = Number(optional(environment, "CI_MERGE_REQUEST_IID"));
  if (!Number.isSafeInteger(number) || number < 1) return undefined;
  const path =
    optional(environment, "CI_MERGE_REQUEST_PROJECT_PATH") ?? environment["CI_PROJECT_PATH"] ?? project;
  const fork = optional(environment, "CI_MERGE_REQUEST_SOURCE_PROJECT_PATH") ?? "a fork";
  return {
    title: `merge request !${number} of ${path}`,
    number,
    headSha: commit,
    ...(own === project
      ? {}
      : {
          readOnly: `it comes from ${fork}, and GitLab runs its jobs in the fork, without the variables and the rights of ${path}`,
        }),
  };
}
