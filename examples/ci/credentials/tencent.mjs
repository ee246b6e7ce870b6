// Keys of Tencent Cloud for one job, without a secret that lasts: the forge says who the job is (OpenID Connect), and
// Tencent Cloud lends it a role for that. Which jobs may have the role is written into the role's trust policy.
//
//   TENCENTCLOUD_ROLE_ARN       the role: one that only reads for plans, another one that writes for applying
//   TENCENTCLOUD_OIDC_PROVIDER  name of the identity provider in CAM (role SSO, OIDC)
//   TENCENTCLOUD_REGION         region of the call, such as ap-guangzhou
//   OIDC_AUDIENCE               the client id of that provider
//   OIDC_TOKEN                  token of the job; GitHub is asked for one when it is empty
//   DURATION_SECONDS            how long the keys count (default: 7200)
//
// On GitHub the keys are in the environment of the steps that follow. Elsewhere: eval "$(node tencent.mjs)".
import { lendKeys, needed } from "./job.mjs";

const { env } = process;
const STS = env.TENCENTCLOUD_STS_URL ?? "https://sts.tencentcloudapi.com";

/** @see https://www.tencentcloud.com/document/api/1150/49454 */
await lendKeys("Tencent Cloud", async (token) => {
  const answer = await fetch(STS, {
    method: "POST",
    headers: {
      "content-type": "application/json; charset=utf-8",
      authorization: "SKIP",
      "x-tc-action": "AssumeRoleWithWebIdentity",
      "x-tc-version": "2018-08-13",
      "x-tc-region": needed("TENCENTCLOUD_REGION"),
      "x-tc-timestamp": String(Math.floor(Date.now() / 1000)),
    },
    body: JSON.stringify({
      ProviderId: needed("TENCENTCLOUD_OIDC_PROVIDER"),
      RoleArn: needed("TENCENTCLOUD_ROLE_ARN"),
      RoleSessionName: "sdstack-ci",
      WebIdentityToken: token,
      DurationSeconds: Number(env.DURATION_SECONDS ?? 7200),
    }),
    signal: AbortSignal.timeout(30_000),
  });
  const { Response } = await answer.json();
  if (Response?.Error)
    throw new Error(`Tencent Cloud lends no role: ${Response.Error.Code}: ${Response.Error.Message}`);
  const { TmpSecretId, TmpSecretKey, Token } = Response?.Credentials ?? {};
  if (!TmpSecretId || !TmpSecretKey || !Token)
    throw new Error(`Tencent Cloud lends no role: status ${answer.status}`);
  return {
    TENCENTCLOUD_SECRET_ID: TmpSecretId,
    TENCENTCLOUD_SECRET_KEY: TmpSecretKey,
    TENCENTCLOUD_SECURITY_TOKEN: Token,
  };
});
