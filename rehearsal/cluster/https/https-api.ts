import { IncomingMessage } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { toJson } from "../json";
import { ApiRequest, ApiResponse, Json, KubernetesApi } from "../kubernetes-api";
import { HttpsConnection } from "./https-connection";
import { warningsIn } from "./warning-header";

/** Times that a call is sent again to a server that has too much to do. */
const MOST_ATTEMPTS = 10;

/** The Kubernetes API of a server that is reached over HTTPS. */
export class HttpsApi implements KubernetesApi {
  /**
   * @param connection how it is reached.
   * @param explain says more of why the server is not there, when it is not.
   */
  public constructor(
    private readonly connection: HttpsConnection,
    private readonly explain: () => string | undefined = () => undefined,
  ) {}

  /** @throws Error when the server is not there. */
  public async request(call: ApiRequest): Promise<ApiResponse> {
    for (let attempt = 1; ; attempt += 1) {
      const response = await this.#send(call);
      const waitSeconds = Number(response.headers["retry-after"]);
      const body = await bodyOf(response);
      const status = response.statusCode ?? 0;
      const again = status === 429 && waitSeconds > 0 && !call.path.endsWith("/eviction");
      if (!again || attempt === MOST_ATTEMPTS) {
        return { status, body, warnings: warningsIn(response.rawHeaders) };
      }
      await sleep(waitSeconds * 1000);
    }
  }

  async #send(call: ApiRequest): Promise<IncomingMessage> {
    try {
      return await this.connection.send(call);
    } catch (error) {
      const because = this.explain();
      if (because === undefined) throw error;
      throw new Error(because, { cause: error });
    }
  }
}

/** The body as JSON, or as text when it is something else. */
async function bodyOf(response: IncomingMessage): Promise<Json> {
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(Buffer.from(chunk));
  const text = Buffer.concat(chunks).toString("utf8");
  const isJson = (response.headers["content-type"] ?? "").includes("json");
  if (!isJson) return text;
  const parsed: unknown = JSON.parse(text);
  return toJson(parsed);
}
