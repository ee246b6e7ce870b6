// Keys of Alibaba Cloud for one job, without a secret that lasts: the forge says who the job is (OpenID Connect), and
// Alibaba Cloud lends it a role for that. Which jobs may have the role is written into the role's trust policy.
//
//   ALICLOUD_ROLE_ARN       the role: one that only reads for plans, another one that writes for applying
//   ALICLOUD_OIDC_PROVIDER  ARN of the identity provider in RAM (role-based SSO, OIDC)
//   OIDC_AUDIENCE           a client id of that provider
//   OIDC_TOKEN              token of the job; GitHub is asked for one when it is empty
//   DURATION_SECONDS        how long the keys count (default: 3600; the role's MaxSessionDuration at most)
//
// The keys are those that Terraform's provider and its state in OSS read. On GitHub they are in the environment of the
// steps that follow. Elsewhere: eval "$(node alibaba.mjs)".
import { randomUUID } from "node:crypto";
import { URLSearchParams } from "node:url";
import { lendKeys, needed } from "./job.mjs";

const { env } = process;
const STS = env.ALICLOUD_STS_URL ?? "https://sts.aliyuncs.com";

/** @see https://www.alibabacloud.com/help/en/ram/developer-reference/api-sts-2015-04-01-assumerolewithoidc */
await lendKeys("Alibaba Cloud", async (token) => {
  const url = new URL(STS);
  url.search = new URLSearchParams({
    Action: "AssumeRoleWithOIDC",
    Version: "2015-04-01",
    Format: "JSON",
    Timestamp: new Date().toISOString().replace(/\.\d+Z$/, "Z"),
    SignatureNonce: randomUUID(),
  }).toString();
  const answer = await fetch(url, {
    method: "POST",
    // What is secret is in the body: addresses end up in logs.
    body: new URLSearchParams({
      OIDCProviderArn: needed("ALICLOUD_OIDC_PROVIDER"),
      RoleArn: needed("ALICLOUD_ROLE_ARN"),
      RoleSessionName: "sdstack-ci",
      OIDCToken: token,
      DurationSeconds: String(Number(env.DURATION_SECONDS ?? 3600)),
    }),
    signal: AbortSignal.timeout(30_000),
  });
  const { Code, Message, Credentials } = await answer.json();
  if (Code) throw new Error(`Alibaba Cloud lends no role: ${Code}: ${Message}`);
  const { AccessKeyId, AccessKeySecret, SecurityToken } = Credentials ?? {};
  if (!AccessKeyId || !AccessKeySecret || !SecurityToken)
    throw new Error(`Alibaba Cloud lends no role: status ${answer.status}`);
  return {
    ALICLOUD_ACCESS_KEY: AccessKeyId,
    ALICLOUD_SECRET_KEY: AccessKeySecret,
    ALICLOUD_SECURITY_TOKEN: SecurityToken,
  };
});
