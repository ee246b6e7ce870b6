import { z } from "zod";
import { Answer } from "../http/waiting";
import { Call } from "../http/http-client";
import { quoted } from "../http/redact";

const REFUSAL = z.object({
  message: z.unknown().optional(),
  error: z.unknown().optional(),
  error_description: z.unknown().optional(),
});

/** What GitLab says about a refusal, as one line; empty when it says nothing. */
export function saidBy({ text }: Answer): string {
  try {
    const { message, error, error_description: description } = REFUSAL.parse(JSON.parse(text));
    const parts = [message, error, description].filter((each) => each !== undefined && each !== null);
    return quoted(parts.map((each) => (typeof each === "string" ? each : JSON.stringify(each))).join("; "));
  } catch {
    return "";
  }
}

/** What to do about a refusal of GitLab. */
export function gitlabAdvice(answer: Answer, { needs }: Call, tokenVariable: string): string {
  const said = saidBy(answer);
  const words = said === "" ? "" : ` (GitLab says: ${said})`;
  switch (answer.status) {
    case 401:
      return `the token in ${tokenVariable} is not accepted: it has expired, was revoked, or is of another server${words}`;
    case 403:
      return `the token in ${tokenVariable} may not do this: it needs ${needs}${words}`;
    case 404:
      return `it is not there, or the token in ${tokenVariable} may not see it: it needs ${needs}${words}`;
    default:
      return answer.status >= 500
        ? `GitLab has a problem of its own, status ${answer.status}${words}`
        : `GitLab refuses it with status ${answer.status}${words}`;
  }
}
