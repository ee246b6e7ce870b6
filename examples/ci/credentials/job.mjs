// What every file beside this one does: ask the forge which job this is (OpenID Connect), and hand the keys that a cloud
// lends for that to the steps that follow.
import { appendFileSync } from "node:fs";
import { basename } from "node:path";

const { env } = process;

/** A variable of the environment that has to be there. */
export function needed(name) {
  const value = env[name];
  if (!value) throw new Error(`${name} is not set`);
  return value;
}

/** The token by which the forge says which job this is. */
async function identityToken() {
  if (env.OIDC_TOKEN) return env.OIDC_TOKEN;
  if (!env.ACTIONS_ID_TOKEN_REQUEST_URL) {
    throw new Error(
      "there is no token of this job: on GitHub it needs `permissions: id-token: write`, elsewhere OIDC_TOKEN",
    );
  }
  const url = new URL(env.ACTIONS_ID_TOKEN_REQUEST_URL);
  url.searchParams.set("audience", needed("OIDC_AUDIENCE"));
  const answer = await fetch(url, {
    headers: { authorization: `Bearer ${needed("ACTIONS_ID_TOKEN_REQUEST_TOKEN")}` },
    signal: AbortSignal.timeout(30_000),
  });
  if (!answer.ok) throw new Error(`GitHub gives no token for this job: status ${answer.status}`);
  return (await answer.json()).value;
}

/**
 * On GitHub the keys are in the environment of the steps that follow, and masked; elsewhere they are lines for the shell.
 *
 * @param cloud what people call the cloud
 * @param temporaryKeys takes the token of the job, gives the keys by the names of their variables
 */
export async function lendKeys(cloud, temporaryKeys) {
  try {
    const keys = Object.entries(await temporaryKeys(await identityToken()));
    for (const [, value] of keys) {
      if (typeof value !== "string" || !/^[\x21-\x7e]+$/.test(value) || value.includes("'"))
        throw new Error(`${cloud} lends keys of an unknown form`);
    }
    if (env.GITHUB_ENV) {
      for (const [, value] of keys) console.log(`::add-mask::${value}`);
      appendFileSync(env.GITHUB_ENV, keys.map(([name, value]) => `${name}=${value}\n`).join(""));
    } else {
      console.log(keys.map(([name, value]) => `export ${name}='${value}'`).join("\n"));
    }
  } catch (error) {
    console.error(`${basename(process.argv[1])}: ${error.message}`);
    process.exitCode = 1;
  }
}
