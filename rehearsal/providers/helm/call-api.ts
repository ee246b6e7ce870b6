import { isJsonObject } from "../../cluster/json";
import { ApiRequest, Json, KubernetesApi } from "../../cluster/kubernetes-api";

/** The API server refused a call; the message is its own. */
export class ApiRefusal extends Error {
  /** HTTP status. */
  public readonly status: number;

  public constructor(status: number, body: Json) {
    const message = isJsonObject(body) ? body["message"] : undefined;
    super(typeof message === "string" ? message : `the API server answered with status ${status}`);
    this.name = "ApiRefusal";
    this.status = status;
  }
}

/**
 * Makes a call of the Kubernetes API.
 *
 * @returns the body of the answer
 * @throws ApiRefusal when the API server refuses.
 */
export async function callApi(api: KubernetesApi, request: ApiRequest): Promise<Json> {
  const { status, body } = await api.request(request);
  if (status >= 400) throw new ApiRefusal(status, body);
  return body;
}

/** Makes a call; undefined when the API server refuses it with this HTTP status. */
export async function callApiUnless(
  api: KubernetesApi,
  request: ApiRequest,
  accepted: number,
): Promise<Json | undefined> {
  try {
    return await callApi(api, request);
  } catch (error) {
    if (error instanceof ApiRefusal && error.status === accepted) return undefined;
    throw error;
  }
}
