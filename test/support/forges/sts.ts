import { Asked, forgeServer, ForgeServer, Said } from "./forge-server";

/** The token of a job, as GitHub gives it to whoever has the token to ask for it. */
function tokenOfTheJob({ headers, query }: Asked): Said {
  const right = headers.authorization === "Bearer request-token" && query.get("audience") === "sdstack";
  return right ? { status: 200, body: { value: "token-of-this-job" } } : { status: 401 };
}

/** What was asked of the service that lends roles. */
export interface FakeSts extends ForgeServer {
  readonly asked: { readonly headers: Record<string, unknown>; readonly body: Record<string, unknown> }[];
}

/** Lends a role to whoever brings the token of a job, which it gives out as GitHub does. */
export async function fakeSts(): Promise<FakeSts> {
  const asked: FakeSts["asked"] = [];
  const server = await forgeServer((question) => {
    if (question.method === "GET") return tokenOfTheJob(question);
    const { headers } = question;
    const body = JSON.parse(question.body) as Record<string, unknown>;
    asked.push({ headers, body });
    return body["WebIdentityToken"] === "token-of-this-job"
      ? {
          status: 200,
          body: {
            Response: {
              Credentials: { TmpSecretId: "AKIDlent", TmpSecretKey: "lentSecretKey", Token: "lentToken==" },
              ExpiredTime: 1,
            },
          },
        }
      : {
          status: 200,
          body: {
            Response: { Error: { Code: "InvalidParameter.WebIdentityTokenError", Message: "expired" } },
          },
        };
  });
  return Object.assign(server, { asked });
}

/** What was asked of the service that lends roles of Alibaba Cloud. */
export interface FakeAlibabaSts extends ForgeServer {
  readonly asked: { readonly query: Record<string, string>; readonly body: Record<string, string> }[];
}

/** The same for Alibaba Cloud, whose API takes forms and says no with another status. */
export async function fakeAlibabaSts(): Promise<FakeAlibabaSts> {
  const asked: FakeAlibabaSts["asked"] = [];
  const server = await forgeServer((question) => {
    if (question.method === "GET") return tokenOfTheJob(question);
    const form = Object.fromEntries(new URLSearchParams(question.body));
    asked.push({ query: Object.fromEntries(question.query), body: form });
    return form["OIDCToken"] === "token-of-this-job"
      ? {
          status: 200,
          body: {
            RequestId: "1",
            Credentials: {
              AccessKeyId: "STS.lent",
              AccessKeySecret: "lentSecretKey",
              SecurityToken: "lentToken==",
              Expiration: "2026-01-01T00:00:00Z",
            },
          },
        }
      : {
          status: 400,
          body: { RequestId: "1", Code: "AuthenticationFail.OIDCToken.Expired", Message: "expired" },
        };
  });
  return Object.assign(server, { asked });
}
