import { createServer, IncomingHttpHeaders } from "node:http";
import { AddressInfo } from "node:net";

/** A call that came. */
export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** What is answered. */
export interface Said {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Something that comes between one call and its answer. */
export interface Disturbance {
  /** Calls that it is for, as `METHOD /path`. */
  readonly of: RegExp;

  /** What happens just before. */
  readonly before?: () => void;

  /** What is answered; `cut`: the connection ends without an answer; absent: what would be answered anyway. */
  readonly say?: Said | "cut";

  /** Whether the call is carried out although something else is answered. */
  readonly carriedOut?: boolean;
}

/** A forge on a free port of this machine. */
export interface ForgeServer {
  readonly url: string;

  /** Calls that came, as `METHOD /path?query`. */
  readonly calls: string[];

  /** Each is for one call and gone then. */
  readonly disturbances: Disturbance[];
  stop(): Promise<void>;
}

/** Starts a server whose answers come from a function. */
export async function forgeServer(answer: (asked: Asked) => Said): Promise<ForgeServer> {
  const calls: string[] = [];
  const disturbances: Disturbance[] = [];
  const server = createServer((request, response) => {
    let body = "";
    request.setEncoding("utf8").on("data", (text: string) => (body += text));
    request.on("end", () => {
      const { pathname: path, searchParams: query } = new URL(request.url ?? "/", "http://forge");
      const { method = "GET", headers } = request;
      calls.push(`${method} ${request.url}`);
      const asked = { method, path, query, headers, body };
      const at = disturbances.findIndex(({ of }) => of.test(`${method} ${path}`));
      const [disturbance] = at < 0 ? [] : disturbances.splice(at, 1);
      disturbance?.before?.();
      const asUsual = disturbance?.say === undefined || disturbance.carriedOut === true;
      const usual = asUsual ? answer(asked) : undefined;
      const said = disturbance?.say ?? usual ?? { status: 500 };
      if (said === "cut") return void request.socket.destroy();
      response.writeHead(said.status, { "content-type": "application/json; charset=utf-8", ...said.headers });
      response.end(
        typeof said.body === "string" ? said.body : said.body === undefined ? "" : JSON.stringify(said.body),
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    calls,
    disturbances,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
