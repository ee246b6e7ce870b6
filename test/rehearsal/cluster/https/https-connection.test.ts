import { HttpsApi } from "../../../../rehearsal/cluster/https/https-api";
import { ScriptedServer, scriptedServer } from "../../../support/scripted-server";

let server: ScriptedServer;
let api: HttpsApi;

beforeEach(async () => {
  server = await scriptedServer();
  api = new HttpsApi(server.connection);
});
afterEach(() => server.stop());

test("calls one after the other share a connection", async () => {
  server.answers = Array.from({ length: 20 }, (_, index) => ({ body: String(index) }));
  for (let index = 0; index < 20; index += 1) {
    expect((await api.request({ method: "GET", path: `/${index}` })).body).toBe(index);
  }
  expect(server.connections()).toBe(1);
});

test("many calls at once all get their whole answer, without a word of the runtime", async () => {
  const warned: Error[] = [];
  const note = (warning: Error): unknown => warned.push(warning);
  process.on("warning", note);
  const body = JSON.stringify({ data: "x".repeat(300_000) });
  server.answers = Array.from({ length: 100 }, () => ({ body }));
  const paths = Array.from({ length: 100 }, (_, index) => `/${index}`);
  const answers = await Promise.all(paths.map((path) => api.request({ method: "GET", path })));
  await new Promise((resolve) => setImmediate(resolve));
  process.off("warning", note);
  expect(answers.every((answer) => JSON.stringify(answer.body) === body)).toBe(true);
  expect(new Set(server.asked).size).toBe(100);
  expect(warned).toEqual([]);
});

test("a call under way ends when the connections are closed", async () => {
  server.answers = [{ body: '{"kind":', then: "silence" }];
  const answered = server.answered();
  const call = api.request({ method: "GET", path: "/api" });
  const ended = expect(call).rejects.toThrow("aborted");
  await answered;
  server.connection.close();
  await ended;
});
