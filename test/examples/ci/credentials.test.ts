import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { EXAMPLES } from "../../support/forges/example-files";
import { FakeAlibabaSts, fakeAlibabaSts, fakeSts, FakeSts } from "../../support/forges/sts";
import { temporaryFolder } from "../../support/toy-app";

/** Runs one of the files that lend keys. */
async function lend(file: string, env: Record<string, string>) {
  const child = spawn(process.execPath, [join(EXAMPLES, "credentials", file)], { env });
  let [out, err] = ["", ""];
  child.stdout.setEncoding("utf8").on("data", (text: string) => (out += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (err += text));
  const [exitCode] = (await once(child, "close")) as [number];
  return { exitCode, out, err };
}

/** Variables of a job on GitHub, whose steps find what is in a file. */
function githubJob({ url }: { readonly url: string }, file: string): Record<string, string> {
  writeFileSync(file, "BEFORE=1\n");
  return {
    ACTIONS_ID_TOKEN_REQUEST_URL: `${url}/token?api-version=2`,
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: "request-token",
    GITHUB_ENV: file,
  };
}

describe("keys of Tencent Cloud for one job", () => {
  const folder = temporaryFolder();
  let sts: FakeSts;
  beforeEach(async () => {
    sts = await fakeSts();
  });
  afterEach(() => sts.stop());
  afterAll(() => folder.remove());

  const keys = (more: Record<string, string>) =>
    lend("tencent.mjs", {
      TENCENTCLOUD_STS_URL: sts.url,
      TENCENTCLOUD_ROLE_ARN: "qcs::cam::uin/1:roleName/plan",
      TENCENTCLOUD_OIDC_PROVIDER: "github",
      TENCENTCLOUD_REGION: "ap-guangzhou",
      OIDC_AUDIENCE: "sdstack",
      ...more,
    });

  test("GitHub is asked who the job is, and the keys are for the steps that follow, masked", async () => {
    const file = join(folder.path, "env");
    const { exitCode, out, err } = await keys(githubJob(sts, file));
    expect([exitCode, err]).toEqual([0, ""]);
    expect(out).toBe("::add-mask::AKIDlent\n::add-mask::lentSecretKey\n::add-mask::lentToken==\n");
    expect(readFileSync(file, "utf8")).toBe(
      "BEFORE=1\nTENCENTCLOUD_SECRET_ID=AKIDlent\nTENCENTCLOUD_SECRET_KEY=lentSecretKey\nTENCENTCLOUD_SECURITY_TOKEN=lentToken==\n",
    );
    expect(sts.asked[0]?.headers).toMatchObject({
      authorization: "SKIP",
      "x-tc-action": "AssumeRoleWithWebIdentity",
      "x-tc-version": "2018-08-13",
    });
    expect(sts.asked[0]?.body).toMatchObject({
      ProviderId: "github",
      RoleArn: "qcs::cam::uin/1:roleName/plan",
    });
  });

  test("elsewhere they are lines for the shell", async () => {
    const { out } = await keys({ OIDC_TOKEN: "token-of-this-job" });
    expect(out).toContain("export TENCENTCLOUD_SECURITY_TOKEN='lentToken=='\n");
  });

  test("fails with the words of Tencent Cloud, without keys and without the token", async () => {
    const { exitCode, out, err } = await keys({ OIDC_TOKEN: "an-old-token" });
    expect([exitCode, out]).toEqual([1, ""]);
    expect(err).toBe(
      "tencent.mjs: Tencent Cloud lends no role: InvalidParameter.WebIdentityTokenError: expired\n",
    );
  });

  test("fails with what is missing", async () => {
    expect((await keys({})).err).toContain("`permissions: id-token: write`");
    expect((await keys({ OIDC_TOKEN: "t", TENCENTCLOUD_ROLE_ARN: "" })).err).toContain(
      "TENCENTCLOUD_ROLE_ARN is not set",
    );
  });
});

describe("keys of Alibaba Cloud for one job", () => {
  const folder = temporaryFolder();
  let sts: FakeAlibabaSts;
  beforeEach(async () => {
    sts = await fakeAlibabaSts();
  });
  afterEach(() => sts.stop());
  afterAll(() => folder.remove());

  const provider = "acs:ram::1000000000000001:oidc-provider/github";
  const keys = (more: Record<string, string>) =>
    lend("alibaba.mjs", {
      ALICLOUD_STS_URL: sts.url,
      ALICLOUD_ROLE_ARN: "acs:ram::1000000000000001:role/plan",
      ALICLOUD_OIDC_PROVIDER: provider,
      OIDC_AUDIENCE: "sdstack",
      ...more,
    });

  test("GitHub is asked who the job is, and the keys are for the steps that follow, masked", async () => {
    const file = join(folder.path, "env");
    const { exitCode, out, err } = await keys(githubJob(sts, file));
    expect([exitCode, err]).toEqual([0, ""]);
    expect(out).toBe("::add-mask::STS.lent\n::add-mask::lentSecretKey\n::add-mask::lentToken==\n");
    expect(readFileSync(file, "utf8")).toBe(
      "BEFORE=1\nALICLOUD_ACCESS_KEY=STS.lent\nALICLOUD_SECRET_KEY=lentSecretKey\nALICLOUD_SECURITY_TOKEN=lentToken==\n",
    );
    expect(sts.asked[0]?.query).toMatchObject({
      Action: "AssumeRoleWithOIDC",
      Version: "2015-04-01",
      Format: "JSON",
      Timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/) as string,
    });
    expect(sts.asked[0]?.body).toEqual({
      OIDCProviderArn: provider,
      RoleArn: "acs:ram::1000000000000001:role/plan",
      RoleSessionName: "sdstack-ci",
      OIDCToken: "token-of-this-job",
      DurationSeconds: "3600",
    });
  });

  test("the token of the job is in no address", async () => {
    await keys({ OIDC_TOKEN: "token-of-this-job" });
    expect(sts.calls.join("\n")).not.toContain("token-of-this-job");
  });

  test("elsewhere they are lines for the shell, for as long as was asked", async () => {
    const { out } = await keys({ OIDC_TOKEN: "token-of-this-job", DURATION_SECONDS: "10800" });
    expect(out).toContain("export ALICLOUD_SECURITY_TOKEN='lentToken=='\n");
    expect(sts.asked[0]?.body["DurationSeconds"]).toBe("10800");
  });

  test("fails with the words of Alibaba Cloud, without keys and without the token", async () => {
    const { exitCode, out, err } = await keys({ OIDC_TOKEN: "an-old-token" });
    expect([exitCode, out]).toEqual([1, ""]);
    expect(err).toBe(
      "alibaba.mjs: Alibaba Cloud lends no role: AuthenticationFail.OIDCToken.Expired: expired\n",
    );
  });

  test("fails with what is missing", async () => {
    expect((await keys({})).err).toContain("`permissions: id-token: write`");
    expect((await keys({ OIDC_TOKEN: "t", ALICLOUD_OIDC_PROVIDER: "" })).err).toContain(
      "ALICLOUD_OIDC_PROVIDER is not set",
    );
  });
});
