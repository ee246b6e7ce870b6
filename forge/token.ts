import { ForgeError } from "./forge-error";
import { sendableToken } from "./http/redact";
import { Surroundings } from "./run";

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
