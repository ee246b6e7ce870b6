import { HttpsApi } from "../../../../rehearsal/cluster/https/https-api";
import { HttpsConnection } from "../../../../rehearsal/cluster/https/https-connection";
import { ScriptedAnswer, ScriptedServer, scriptedServer } from "../../../support/scripted-server";

let server: ScriptedServer;
let api: HttpsApi;

beforeEach(async () => {
  server = await scriptedServer();
  api = new HttpsApi(server.connection);
});
afterEach(() => server.stop());

test("a call goes over the wire with its query, media type and body; warnings come back", async () => {
  server.answers = [{ status: 201, headers: { Warning: '299 - "old"' }, body: '{"kind":"Pod"}' }];
  const answer = await api.request({
    method: "PATCH",
    path: "/api/v1/pods/a",
    query: { fieldManager: "me" },
    contentType: "application/merge-patch+json",
    body: { a: 1 },
  });
  expect(answer).toEqual({ status: 201, body: { kind: "Pod" }, warnings: ["old"] });
  expect(server.asked).toEqual(['PATCH /api/v1/pods/a?fieldManager=me application/merge-patch+json {"a":1}']);
});

test("what is no JSON comes as text", async () => {
  server.answers = [{ headers: { "Content-Type": "text/plain" }, body: "ok" }];
  const { body } = await api.request({ method: "GET", path: "/readyz" });
  expect(body).toBe("ok");
});

test("a call is sent again when the server says so, but not an eviction", async () => {
  const busy: ScriptedAnswer = { status: 429, headers: { "Retry-After": "0.01" }, body: "{}" };
  server.answers = [busy, { body: "{}" }, busy];
  expect((await api.request({ method: "GET", path: "/api" })).status).toBe(200);
  expect((await api.request({ method: "POST", path: "/x/eviction" })).status).toBe(429);
  expect(server.asked).toHaveLength(3);
});

test("fails with what is known of the reason when the server is not there", async () => {
  const credentials = { caCertificate: "", clientCertificate: "", clientKey: "" };
  const nowhere = new HttpsConnection("https://127.0.0.1:1", credentials);
  const explained = new HttpsApi(nowhere, async () => "kube-apiserver ended");
  await expect(explained.request({ method: "GET", path: "/" })).rejects.toThrow("kube-apiserver ended");
  const refused = { code: "ECONNREFUSED", message: expect.stringContaining("127.0.0.1:1") };
  await expect(new HttpsApi(nowhere).request({ method: "GET", path: "/" })).rejects.toMatchObject(refused);
});

test("fails with what is known of the reason when the server goes in the middle of an answer", async () => {
  server.answers = [{ body: '{"kind":', then: "cut" }];
  const explained = new HttpsApi(server.connection, async () => "kube-apiserver ended");
  await expect(explained.request({ method: "GET", path: "/api" })).rejects.toThrow("kube-apiserver ended");
});
