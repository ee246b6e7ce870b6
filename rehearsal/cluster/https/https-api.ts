import { setTimeout as sleep } from "node:timers/promises";
import { ResponseContext } from "@kubernetes/client-node";
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
    private readonly explain: () => Promise<string | undefined> = async () => undefined,
  ) {}

  /** @throws Error when the server is not there, or goes before it has answered. */
  public async request(call: ApiRequest): Promise<ApiResponse> {
    for (let attempt = 1; ; attempt += 1) {
      const { waitSeconds, ...answer } = await this.#send(call);
      const again = answer.status === 429 && waitSeconds > 0 && !call.path.endsWith("/eviction");
      if (!again || attempt === MOST_ATTEMPTS) return answer;
      await sleep(waitSeconds * 1000);
    }
  }

  async #send(call: ApiRequest): Promise<ApiResponse & { readonly waitSeconds: number }> {
    try {
      const response = await this.connection.send(call);
      const { httpStatusCode: status, headers } = response;
      return {
        status,
        body: await bodyOf(response),
        warnings: warningsIn(headers["warning"] ?? ""),
        waitSeconds: Number(headers["retry-after"]),
      };
    } catch (error) {
      const because = await this.explain();
      if (because === undefined) throw error;
      throw new Error(because, { cause: error });
    }
  }
}

/** The body as JSON, or as text when it is something else. */
async function bodyOf({ headers, body }: ResponseContext): Promise<Json> {
  const text = await body.text();
  if (!(headers["content-type"] ?? "").includes("json")) return text;
  const parsed: unknown = JSON.parse(text);
  return toJson(parsed);
}
