import { follow } from "../../../../rehearsal/cluster/https/watch";
import { ScriptedAnswer, ScriptedServer, scriptedServer } from "../../../support/scripted-server";

let server: ScriptedServer;

beforeEach(async () => {
  server = await scriptedServer();
});
afterEach(() => server.stop());

function list(version: string): ScriptedAnswer {
  return { body: JSON.stringify({ metadata: { resourceVersion: version }, items: [{ n: version }] }) };
}

function event(type: string, object: Record<string, unknown>): string {
  return `${JSON.stringify({ type, object })}\n`;
}

/** What is seen until there is as much as wanted, or the signal. */
async function seen(most: number, signal = new AbortController().signal): Promise<readonly string[]> {
  const changes: string[] = [];
  for await (const { type, object } of follow({
    connection: server.connection,
    path: "/api/v1/things",
    signal,
  })) {
    changes.push(`${type} ${String(object["n"])}`);
    if (changes.length === most) break;
  }
  return changes;
}

test("a list and its changes are followed, and again after a cut", async () => {
  server.answers = [
    list("1"),
    { body: event("MODIFIED", { n: "2" }), then: "cut" },
    list("3"),
    { body: event("ERROR", { code: 410 }), then: "silence" },
    list("5"),
  ];
  expect(await seen(4)).toEqual(["ADDED 1", "MODIFIED 2", "ADDED 3", "ADDED 5"]);
  expect(server.asked[1]).toBe("GET /api/v1/things?watch=true&resourceVersion=1");
  expect(server.asked).toHaveLength(5);
});

test("it begins anew when the watch is refused, or the list", async () => {
  const gone: ScriptedAnswer = { status: 410, body: "{}" };
  server.answers = [
    list("1"),
    gone,
    gone,
    list("2"),
    { body: event("DELETED", { n: "2" }), then: "silence" },
  ];
  expect(await seen(3)).toEqual(["ADDED 1", "ADDED 2", "DELETED 2"]);
});

test("it ends with its signal while nothing happens", async () => {
  const stop = new AbortController();
  server.answers = [list("1"), { body: event("ADDED", { n: "2" }), then: "silence" }];
  const answered = server.answered();
  const following = seen(Infinity, stop.signal);
  await answered;
  stop.abort();
  expect((await following)[0]).toBe("ADDED 1");
});

test("it ends with its signal when the connections were closed before", async () => {
  const stop = new AbortController();
  server.answers = [list("1"), { body: event("ADDED", { n: "2" }), then: "silence" }];
  const answered = server.answered();
  const following = seen(Infinity, stop.signal);
  await answered;
  server.connection.close();
  stop.abort();
  expect((await following)[0]).toBe("ADDED 1");
});
