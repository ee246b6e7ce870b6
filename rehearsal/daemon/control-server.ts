import { createServer, IncomingMessage, Server, ServerResponse } from "node:http";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { PROOF_REQUEST } from "../placement/proof-request";
import { SEED } from "../seed";
import { SimulatedClouds } from "../simulated-clouds";

/** What a cloud in the background answers to those who may enter its folder. */
export interface ControlOptions {
  /** Path of the unix socket to make; its folder must be private. */
  readonly socketPath: string;
  readonly clouds: SimulatedClouds;

  /** Tells this cloud from others that had the same socket. */
  readonly instance: string;

  /** Called when somebody asks for the end, after they were answered. */
  readonly onDown: () => void;
}

/** Listens for those who ask about the cloud: plain HTTP with JSON over a unix socket. */
export async function serveControl(options: ControlOptions): Promise<Server> {
  const server = createServer((request, response) => {
    answer(options, request, response).catch((error: unknown) => {
      send(response, 500, { error: error instanceof Error ? error.message : String(error) });
    });
  });
  server.listen(options.socketPath);
  await once(server, "listening");
  return server;
}

async function answer(
  { clouds, instance, onDown }: ControlOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  switch (`${request.method} ${request.url}`) {
    case "GET /status":
      send(response, 200, { instance });
      return;
    case "GET /snapshot":
      send(response, 200, await clouds.snapshot());
      return;
    case "POST /seed": {
      const json: unknown = JSON.parse(await text(request));
      await clouds.seed(SEED.parse(json));
      send(response, 200, {});
      return;
    }
    case "POST /prove": {
      const json: unknown = JSON.parse(await text(request));
      // Who asked may go: then it is of no use to go on.
      const gone = new AbortController();
      response.on("close", () => gone.abort(new Error("nobody waits for the proof any more")));
      send(response, 200, await clouds.prove(PROOF_REQUEST.parse(json), gone.signal));
      return;
    }
    case "POST /down":
      response.on("close", onDown);
      send(response, 200, {});
      return;
    default:
      send(response, 404, { error: `nothing at ${request.method} ${request.url}` });
  }
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { "content-type": "application/json", connection: "close" });
  response.end(JSON.stringify(body));
}
