import { isJsonObject } from "../json";
import { ApiRequest, ApiResponse, JsonObject, KubernetesApi } from "../kubernetes-api";

/** The API server refused something that the rehearsal itself asked for. */
export class ApiRefusal extends Error {
  public constructor(
    call: ApiRequest,
    public readonly status: number,
    message: string,
  ) {
    super(`${call.method} ${call.path}: ${message} (HTTP status ${status})`);
    this.name = "ApiRefusal";
  }
}

/** Makes a call that must succeed. @throws ApiRefusal when it does not. */
export async function ask(api: KubernetesApi, call: ApiRequest): Promise<JsonObject> {
  const response = await api.request(call);
  const { status, body } = response;
  if (status >= 300 || !isJsonObject(body)) throw new ApiRefusal(call, status, messageOf(response));
  return body;
}

function messageOf({ body }: ApiResponse): string {
  if (typeof body === "string") return body;
  const message = isJsonObject(body) ? body["message"] : undefined;
  return typeof message === "string" ? message : "no reason given";
}
