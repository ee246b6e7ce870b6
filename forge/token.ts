import { ForgeKind } from "./contracts";
import { ForgeError } from "./forge-error";
import { sendableToken } from "./http/redact";
import { Surroundings } from "./run";

/** The variable in which a job of each forge has its token when nothing else is said; none where no token is needed. */
export const TOKEN_VARIABLES = {
  github: "GITHUB_TOKEN",
  gitlab: "GITLAB_TOKEN",
  plain: undefined,
} as const satisfies Readonly<Record<ForgeKind, string | undefined>>;

/**
 * Reads the token in a variable; a dry run needs none.
 *
 * @param hint - how a job gets one.
 * @throws ForgeError, which does not quote what is in the variable
 */
export function tokenIn(
  { environment, dryRun = false }: Surroundings,
  variable: string,
  hint: string,
): string {
  if (dryRun) return "";
  const text = environment[variable];
  if (text === undefined || text.trim() === "") {
    throw new ForgeError(`there is no token in ${variable}. ${hint}`);
  }
  const token = sendableToken(text);
  if (token === undefined) {
    throw new ForgeError(`what is in ${variable} is no token: it holds spaces, line breaks or other signs`);
  }
  return token;
}
