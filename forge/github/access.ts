import { z } from "zod";
import { Answer } from "../http/waiting";
import { Call } from "../http/http-client";
import { quoted } from "../http/redact";

const REFUSAL = z.object({
  message: z.string(),
  errors: z
    .array(z.union([z.string(), z.object({ message: z.string() })]))
    .optional()
    .catch(undefined),
});

/** What GitHub says about a refusal, as one line; empty when it says nothing. */
export function saidBy({ text }: Answer): string {
  try {
    const { message, errors = [] } = REFUSAL.parse(JSON.parse(text));
    const details = errors.map((each) => (typeof each === "string" ? each : each.message));
    return quoted([message, ...details].join("; "));
  } catch {
    return "";
  }
}

/** What to do about a refusal of GitHub. */
export function githubAdvice(answer: Answer, { needs }: Call, tokenVariable: string): string {
  const said = saidBy(answer);
  const words = said === "" ? "" : ` (GitHub says: ${said})`;
  switch (answer.status) {
    case 401:
      return `the token in ${tokenVariable} is not accepted: it has expired or belongs to another server${words}`;
    case 403:
      return `the token in ${tokenVariable} may not do this: its job needs \`permissions: ${needs}\`${words}`;
    case 404:
    case 410:
      return `it is not there, or the token in ${tokenVariable} may not see it: its job needs \`permissions: ${needs}\`${words}`;
    default:
      return answer.status >= 500
        ? `GitHub has a problem of its own, status ${answer.status}${words}`
        : `GitHub refuses it with status ${answer.status}${words}`;
  }
}
