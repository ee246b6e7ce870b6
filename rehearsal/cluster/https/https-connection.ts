import { IncomingMessage } from "node:http";
import { Agent, request } from "node:https";
import { ClusterCredentials } from "../control-plane";
import { ApiRequest } from "../kubernetes-api";

/** Connections at once; more calls wait for one of them. */
const MOST_CONNECTIONS = 32;

/** Connections to one API server that are used again and again, with a client certificate. */
export class HttpsConnection {
  readonly #agent: Agent;
  readonly #server: string;

  public constructor(server: string, credentials: ClusterCredentials) {
    this.#server = server;
    this.#agent = new Agent({
      keepAlive: true,
      maxSockets: MOST_CONNECTIONS,
      ca: credentials.caCertificate,
      cert: credentials.clientCertificate,
      key: credentials.clientKey,
    });
  }

  /** Sends a call and gives the answer when its head is there. @throws SystemError when the server is not there. */
  public async send(call: ApiRequest, signal?: AbortSignal): Promise<IncomingMessage> {
    try {
      return await this.#once(call, signal);
    } catch (error) {
      // The server closed a connection that was used before, just when this call was sent on it.
      if (error instanceof StaleConnection) return this.#once(call, signal);
      throw error;
    }
  }

  /** Ends every connection. */
  public close(): void {
    this.#agent.destroy();
  }

  async #once(call: ApiRequest, signal?: AbortSignal): Promise<IncomingMessage> {
    const { method, path, query, contentType = "application/json", body } = call;
    const url = new URL(path, this.#server);
    for (const [name, value] of Object.entries(query ?? {})) url.searchParams.set(name, value);
    const payload = body === undefined ? undefined : Buffer.from(JSON.stringify(body));
    return new Promise((resolve, reject) => {
      const sent = request(url, {
        method,
        agent: this.#agent,
        headers: {
          Accept: "application/json",
          ...(payload === undefined ? {} : { "Content-Type": contentType, "Content-Length": payload.length }),
        },
        ...(signal === undefined ? {} : { signal }),
      });
      sent.on("response", resolve);
      sent.on("error", (error: NodeJS.ErrnoException) => {
        const stale = sent.reusedSocket && error.code === "ECONNRESET";
        reject(stale ? new StaleConnection(error.message) : error);
      });
      sent.end(payload);
    });
  }
}

class StaleConnection extends Error {}
