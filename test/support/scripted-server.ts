import { createServer } from "node:https";
import { AddressInfo } from "node:net";
import { Authority } from "../../rehearsal/cluster/certificates/authority";
import { HttpsConnection } from "../../rehearsal/cluster/https/https-connection";

/** What the server says to one call. */
export interface ScriptedAnswer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string;

  /** What becomes of the connection after the body: it is cut, or nothing more comes on it. */
  readonly then?: "cut" | "silence";
}

/** An HTTPS server that wants a client certificate and says what it is told. */
export interface ScriptedServer {
  readonly connection: HttpsConnection;

  /** What it says, one after the other. */
  answers: ScriptedAnswer[];

  /** What it was asked: method, path, media type, body. */
  asked: string[];

  /** Connections there were. */
  readonly connections: () => number;

  /** Ends when a call has come that is answered by the last of the answers. */
  readonly answered: () => Promise<void>;
  stop(): Promise<void>;
}

/** Starts one. */
export async function scriptedServer(): Promise<ScriptedServer> {
  const authority = await Authority.create("test-ca");
  const serving = await authority.issue({
    subject: "CN=server",
    usage: "server",
    hosts: [{ type: "ip", value: "127.0.0.1" }],
  });
  const client = await authority.issue({ subject: "CN=client", usage: "client" });
  let connections = 0;
  let heard: () => void = () => undefined;
  const script: { answers: ScriptedAnswer[]; asked: string[] } = { answers: [], asked: [] };
  const server = createServer(
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
        const type = request.headers["content-type"] ?? "";
        script.asked.push(`${request.method} ${request.url} ${type} ${body}`.trim());
        const answer = script.answers.shift() ?? { status: 500, body: "no more answers" };
        response.writeHead(answer.status ?? 200, { "Content-Type": "application/json", ...answer.headers });
        response.write(answer.body, () => {
          if (answer.then === "cut") response.destroy();
          else if (answer.then === undefined) response.end();
          if (script.answers.length === 0) heard();
        });
      });
    },
  );
  server.on("secureConnection", () => (connections += 1));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const connection = new HttpsConnection(`https://127.0.0.1:${port}`, {
    caCertificate: authority.certificate,
    clientCertificate: client.certificate,
    clientKey: client.key,
  });
  return Object.assign(script, {
    connection,
    connections: () => connections,
    answered: () => new Promise<void>((resolve) => (heard = resolve)),
    stop: async () => {
      connection.close();
      await new Promise((resolve) => server.close(resolve));
    },
  });
}
