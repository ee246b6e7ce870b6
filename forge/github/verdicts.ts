import { z } from "zod";
import { Conclusion, IVerdicts, Outcome } from "../contracts";
import { ForgeError } from "../forge-error";
import { Call, HttpClient } from "../http/http-client";
import { GithubRun } from "./run";

const CHECK_RUN = z.object({ html_url: z.string().nullish() });

/** @see https://docs.github.com/rest/checks/runs */
const CONCLUSIONS = {
  success: "success",
  neutral: "neutral",
  "action-required": "action_required",
  failure: "failure",
} as const satisfies Record<Conclusion, string>;

/** A commit status knows no third way: what waits for a reviewer only is a success. */
const STATES = {
  success: "success",
  neutral: "success",
  "action-required": "failure",
  failure: "error",
} as const satisfies Record<Conclusion, string>;

/** Characters that GitHub takes. */
const LIMITS = { summary: 65_535, description: 140, title: 255 };

/** The check run of a commit; a commit status for tokens that may not write check runs. */
export function githubVerdicts(http: HttpClient, run: GithubRun): IVerdicts {
  return {
    what: "check run",
    async publish(outcome, summary) {
      try {
        const { html_url: url } = await http.json(checkRun(run, outcome, summary), CHECK_RUN);
        return { what: "check run", ...(url ? { url } : {}) };
      } catch (error) {
        // Only apps may write check runs; people's tokens, and jobs with `statuses: write`, write a status.
        if (!(error instanceof ForgeError) || error.status !== 403) throw error;
        try {
          await http.send(commitStatus(run, outcome));
        } catch {
          throw error;
        }
        return { what: "commit status", ...(run.url === undefined ? {} : { url: run.url }) };
      }
    },
  };
}

function checkRun({ project, commit, url }: GithubRun, outcome: Outcome, summary: string): Call {
  const { name, title, conclusion } = outcome;
  return {
    method: "POST",
    path: `/repos/${project}/check-runs`,
    doing: `write the check run of commit ${commit.slice(0, 12)}`,
    needs: "checks: write",
    repeatable: true,
    body: {
      name,
      head_sha: commit,
      status: "completed",
      conclusion: CONCLUSIONS[conclusion],
      ...(url === undefined ? {} : { details_url: url }),
      output: { title: title.slice(0, LIMITS.title), summary: summary.slice(0, LIMITS.summary) },
    },
  };
}

function commitStatus({ project, commit, url }: GithubRun, { name, title, conclusion }: Outcome): Call {
  return {
    method: "POST",
    path: `/repos/${project}/statuses/${commit}`,
    doing: `write the status of commit ${commit.slice(0, 12)}`,
    needs: "statuses: write",
    repeatable: true,
    body: {
      context: name,
      state: STATES[conclusion],
      description: title.slice(0, LIMITS.description),
      ...(url === undefined ? {} : { target_url: url }),
    },
  };
}
