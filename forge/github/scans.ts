import { gzipSync } from "node:zlib";
import { z } from "zod";
import { IScans } from "../contracts";
import { ForgeError } from "../forge-error";
import { Call, HttpClient } from "../http/http-client";
import { GithubRun } from "./run";

const RECEIPT = z.object({ id: z.string() });

const PROCESSING = z.object({
  processing_status: z.enum(["pending", "complete", "failed"]).nullish(),
  errors: z.array(z.string()).nullish(),
});

/** Largest upload, compressed, in bytes. */
const MOST_BYTES = 10 * 1024 * 1024;

const LOOKS = 5;
const LOOK_EVERY_MILLISECONDS = 2_000;

/**
 * GitHub's code scanning.
 *
 * @see https://docs.github.com/rest/code-scanning/code-scanning#upload-an-analysis-as-sarif-data
 */
export function githubScans(
  http: HttpClient,
  run: GithubRun,
  sleep: (milliseconds: number) => Promise<void>,
): IScans {
  const sarifs = `/repos/${run.project}/code-scanning/sarifs`;
  const call: Call = {
    method: "POST",
    path: sarifs,
    doing: `upload findings of commit ${run.commit.slice(0, 12)} to code scanning`,
    needs: "security-events: write",
    repeatable: true,
  };
  return {
    async upload(sarif) {
      const packed = gzipSync(sarif);
      if (packed.length > MOST_BYTES) {
        throw new ForgeError("GitHub: code scanning takes 10 MiB, and the findings are more");
      }
      const body = { commit_sha: run.commit, ref: run.ref, sarif: packed.toString("base64") };
      const { id } = await http.json({ ...call, body }, RECEIPT);
      return processed(id);
    },
  };

  /** GitHub reads an upload later; what it does not like it says only then. */
  async function processed(id: string): Promise<string> {
    for (let look = 1; look <= LOOKS; look += 1) {
      const asking: Call = {
        ...call,
        method: "GET",
        path: `${sarifs}/${encodeURIComponent(id)}`,
        accepted: [404],
      };
      const answer = await http.send(asking);
      if (answer.status !== 404) {
        const { processing_status: status, errors } = http.read(answer, asking, PROCESSING);
        if (status === "failed") {
          throw new ForgeError(
            `GitHub: code scanning did not take the findings: ${(errors ?? []).join("; ")}`,
          );
        }
        if (status === "complete") return "uploaded";
      }
      if (look < LOOKS) await sleep(LOOK_EVERY_MILLISECONDS);
    }
    return "uploaded, and still being read by GitHub";
  }
}
