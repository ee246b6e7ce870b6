import { createServer, Server } from "node:https";
import { AddressInfo } from "node:net";
import { Authority } from "../../../../rehearsal/cluster/certificates/authority";
import { HttpsApi } from "../../../../rehearsal/cluster/https/https-api";
import { HttpsConnection } from "../../../../rehearsal/cluster/https/https-connection";
import { follow } from "../../../../rehearsal/cluster/https/watch";

type Answer = {
  readonly status?: number;
  readonly headers?: Record<string, string>;
  readonly body: string;
  readonly cut?: boolean;
};

let server: Server;
let connection: HttpsConnection;
let answers: Answer[];
let asked: string[];

beforeAll(async () => {
  const authority = await Authority.create("test-ca");
  const serving = await authority.issue({
    subject: "CN=server",
    usage: "server",
    hosts: [{ type: "ip", value: "127.0.0.1" }],
  });
  const client = await authority.issue({ subject: "CN=client", usage: "client" });
  server = createServer(
    {
      cert: serving.certificate,
      key: serving.key,
      ca: authority.certificate,
      requestCert: true,
      rejectUnauthorized: true,
    },
    (request, response) => {
      let body = "";
      request.on("data", (text: Buffer) => (body += text.toString()));
      request.on("end", () => {
        asked.push(
          `${request.method} ${request.url} ${request.headers["content-type"] ?? ""} ${body}`.trim(),
        );
        const answer = answers.shift() ?? { status: 500, body: "no more answers" };
        response.writeHead(answer.status ?? 200, { "Content-Type": "application/json", ...answer.headers });
        response.write(answer.body);
        if (answer.cut === true) setTimeout(() => response.destroy(), 20);
        else response.end();
      });
    },
  );
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  connection = new HttpsConnection(`https://127.0.0.1:${port}`, {
    caCertificate: authority.certificate,
    clientCertificate: client.certificate,
    clientKey: client.key,
  });
});
afterAll(async () => {
  connection.close();
  await new Promise((resolve) => server.close(resolve));
});
beforeEach(() => {
  answers = [];
  asked = [];
});

test("a call goes over the wire with its query, media type and body; warnings come back", async () => {
  answers = [{ status: 201, headers: { Warning: '299 - "old"' }, body: '{"kind":"Pod"}' }];
  const answer = await new HttpsApi(connection).request({
    method: "PATCH",
    path: "/api/v1/pods/a",
    query: { fieldManager: "me" },
    contentType: "application/merge-patch+json",
    body: { a: 1 },
  });
  expect(answer).toEqual({ status: 201, body: { kind: "Pod" }, warnings: ["old"] });
  expect(asked).toEqual(['PATCH /api/v1/pods/a?fieldManager=me application/merge-patch+json {"a":1}']);
});

test("what is no JSON comes as text", async () => {
  answers = [{ headers: { "Content-Type": "text/plain" }, body: "ok" }];
  const { body } = await new HttpsApi(connection).request({ method: "GET", path: "/readyz" });
  expect(body).toBe("ok");
});

test("a call is sent again when the server says so, but not an eviction", async () => {
  const busy: Answer = { status: 429, headers: { "Retry-After": "0.01" }, body: "{}" };
  answers = [busy, { body: "{}" }, busy];
  const api = new HttpsApi(connection);
  expect((await api.request({ method: "GET", path: "/api" })).status).toBe(200);
  expect((await api.request({ method: "POST", path: "/x/eviction" })).status).toBe(429);
  expect(asked).toHaveLength(3);
});

test("a list and its changes are followed, and again after a cut", async () => {
  const list = (version: string): Answer => ({
    body: JSON.stringify({ metadata: { resourceVersion: version }, items: [{ n: version }] }),
  });
  answers = [
    list("1"),
    { body: `${JSON.stringify({ type: "MODIFIED", object: { n: "2" } })}\n`, cut: true },
    list("3"),
    { body: `${JSON.stringify({ type: "ERROR", object: { code: 410 } })}\n` },
    list("5"),
  ];
  const stop = new AbortController();
  const seen: string[] = [];
  for await (const { type, object } of follow({
    connection,
    path: "/api/v1/things",
    signal: stop.signal,
  })) {
    seen.push(`${type} ${String(object["n"])}`);
    if (seen.length === 4) break;
  }
  expect(seen).toEqual(["ADDED 1", "MODIFIED 2", "ADDED 3", "ADDED 5"]);
  expect(asked[1]).toBe("GET /api/v1/things?watch=true&resourceVersion=1");
});

test("fails with what is known of the reason when the server is not there", async () => {
  const nowhere = new HttpsConnection("https://127.0.0.1:1", {
    caCertificate: "",
    clientCertificate: "",
    clientKey: "",
  });
  const api = new HttpsApi(nowhere, () => "kube-apiserver ended");
  await expect(api.request({ method: "GET", path: "/" })).rejects.toThrow("kube-apiserver ended");
});
